"""A scene in, the states, bodies and groups that it names out: known names, and proper nouns nobody knew."""

from collections.abc import Iterable, Iterator

from accordingto.annotate.actor_nouns import DEEDS, SPEAK, kind_of_noun
from accordingto.annotate.casts import Draft, Scene, Who, known_who, named_by, state_of
from accordingto.annotate.names import NameHit
from accordingto.annotate.place_uses import is_place_use
from accordingto.annotate.state_bodies import with_article
from accordingto.model.folding import fold
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Token

NAMING = {
    "council": "igo", "union": "igo", "organization": "igo", "organisation": "igo", "league": "igo", "nations": "igo",
    "commission": "igo", "party": "party", "list": "party", "movement": "party", "alliance": "party",
    "coalition": "party", "democrats": "party", "army": "military", "navy": "military", "forces": "military",
    "brigade": "military", "corps": "military", "guard": "military", "police": "police", "gendarmerie": "police",
    "front": "rebel", "militia": "militia", "brigades": "militia", "ministry": "government", "agency": "government",
    "government": "government", "office": "government", "directorate": "government", "administration": "government",
    "committee": "government", "service": "government", "authority": "government", "parliament": "parliament",
    "assembly": "parliament", "senate": "parliament", "congress": "parliament", "court": "judiciary",
    "tribunal": "judiciary", "mission": "mission", "force": "mission", "observatory": "ngo", "foundation": "ngo",
    "watch": "ngo", "society": "ngo", "institute": "ngo", "network": "ngo", "centre": "ngo", "center": "ngo",
    "news": "media", "times": "media", "post": "media", "radio": "media", "television": "media", "tv": "media",
    "channel": "media", "herald": "media", "tribune": "media", "gazette": "media", "journal": "media",
    "daily": "media", "telegraph": "media", "church": "other", "bank": "other", "company": "other",
    "group": "other", "staff": "military", "command": "military",
}  # fmt: skip
"""Last (or first) words of names that tell the kind of what is named."""
POLITIES = frozenset("republic kingdom state federation emirate sultanate duchy commonwealth principality".split())
NO_ACTORS = frozenset(
    "agreement accord accords treaty protocol convention charter resolution act law constitution statute declaration "
    "plan war battle crisis day week month year christmas easter january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday street road "
    "bridge river lake sea valley mountain square airport hospital crossing hotel camp island strait peninsula "
    "province region district county municipality north south east west dialogue summit conference".split()
)
ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj agent poss conj appos dative attr ROOT".split())


def name_known(scene: Scene, taken: set[int]) -> Iterator[Draft]:
    """Yield the mentions of known actors other than people, of capitals only where they stand for a government."""
    for hit in scene.hits:
        if hit.first in taken or hit.last in taken:
            continue
        head = scene.head_of(hit.first, hit.last)
        if _part_of_unknown_name(scene, hit):
            continue
        who = None if hit.first in scene.datelines else _named(scene, hit, head)
        if who:
            first = hit.first + (scene.parse.tokens[hit.first].norm == "the" and hit.last > hit.first)
            link = "capital" if who.actor is None and who.kind == "government" else "" if who.actor else "open"
            yield Draft(first, hit.last, head.i, "group" if who.kind == "group" else "name", who, link=link)


def name_doers(scene: Scene, taken: set[int]) -> Iterator[Draft]:
    """Yield the adjectives of states before a deed or a weapon: "an Ostrian strike" is Ostria's."""
    for hit in scene.hits:
        token = scene.parse.tokens[hit.last]
        state = state_of(hit, "adjective")
        if state is None or token.i in taken or token.dep not in ("amod", "compound", "nmod"):
            continue
        head = scene.parse.head(token)
        if head.i > token.i and head.lemma in DEEDS and head.pos in ("NOUN", "PROPN"):
            yield Draft(hit.first, hit.last, token.i, "adjective", known_who(state), link="deed")


def _named(scene: Scene, hit: NameHit, head: Token) -> Who | None:
    forms = {k.form for k in hit.known}
    bodies = [a for a in named_by(hit) if a.kind not in ("state", "person") and not (a.kind == "group" and a.demonyms)]
    state = state_of(hit, "name")
    if state and _is_territory(state):
        bodies = []
    if bodies:
        return _named_body(scene, hit, head, bodies)
    if state:
        return known_who(state) if _names_state(scene, head) else None
    if "capital" in forms and not _in_longer_name(scene, hit) and _speaks_for_government(scene, head):
        state = state_of(hit, "capital")
        return _seated(scene, hit, state) or (government_of(state) if state else None)
    return None


def _seated(scene: Scene, hit: NameHit, state: KnownActor | None) -> Who | None:
    """Return the organisation that a city stands for: the text names it, and not the state whose capital the city is as well."""
    if state is not None and state.name in scene.named:
        return None
    found = [k.actor for k in hit.known if k.actor and k.form == "capital" and k.actor.kind == "igo"]
    named = [a for a in found if a.name in scene.named]
    return known_who(named[0]) if len(named) == 1 else None


def _is_territory(actor: KnownActor) -> bool:
    return actor.kind == "state" or (actor.kind != "igo" and bool(actor.adjectives or actor.capital))


def _named_body(scene: Scene, hit: NameHit, head: Token, bodies: list[KnownActor]) -> Who | None:
    if head.dep in ("compound", "amod", "nmod") and scene.parse.head(head).norm in NO_ACTORS:
        return None
    other = _state_behind(scene, hit)
    if other:
        bodies = [b for b in bodies if b.country in (None, other)]
    if not bodies:
        return None
    if bodies[0].name == "West" and not _is_the_west(scene, hit):
        return None
    if len(bodies) == 1:
        return known_who(bodies[0])
    near = [b for b in bodies if b.country and b.country in scene.countries]
    return known_who(near[0]) if len(near) == 1 else Who(scene.text(hit.first, hit.last), "other")


def _state_behind(scene: Scene, hit: NameHit) -> str | None:
    """Return the country of the state that "of" names right behind a body: "Democratic Party of X" is no other's."""
    tokens, i = scene.parse.tokens, hit.last + 1
    if i >= len(tokens) or tokens[i].norm != "of":
        return None
    i += 1 + (i + 1 < len(tokens) and tokens[i + 1].norm == "the")
    state = state_of(scene.hit_at.get(i), "name")
    return state.country if state else None


def _is_the_west(scene: Scene, hit: NameHit) -> bool:
    tokens = scene.parse.tokens
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    return hit.first > 0 and tokens[hit.first - 1].norm == "the" and not (after and after.pos in ("PROPN", "NOUN"))


def _names_state(scene: Scene, head: Token) -> bool:
    """Tell whether a state's name is used for the actor: not where something happens, not before another noun."""
    if is_place_use(scene.parse, head):
        return False
    if head.dep in ("compound", "amod", "nmod"):
        governor = scene.parse.head(head)
        return kind_of_noun(governor) is None and governor.norm not in NO_ACTORS and governor.pos != "PROPN"
    return True


def _speaks_for_government(scene: Scene, head: Token) -> bool:
    """Tell whether a capital stands for its government: it acts, speaks, is spoken of as one, or has a policy."""
    if is_place_use(scene.parse, head):
        return False
    if head.dep in ("nsubj", "nsubjpass", "dobj", "poss", "conj", "agent", "dative", "ROOT", "appos", "dep"):
        return head.dep != "dobj" or not _is_moved_to(scene, head)
    return head.dep == "pobj" and scene.parse.head(head).norm in (
        "by", "with", "against", "between", "for", "on", "of", "from", "to", "under", "toward", "towards"
    )  # fmt: skip


def _is_moved_to(scene: Scene, head: Token) -> bool:
    return scene.parse.head(head).lemma in (
        "visit", "leave", "reach", "enter", "tour", "bomb", "shell", "strike", "hit", "attack", "seize", "capture",
        "besiege", "take", "cross", "flee", "quit", "rock", "shake", "encircle", "liberate", "occupy",
    )  # fmt: skip


def government_of(state: KnownActor) -> Who:
    """Return the government of a state as an actor."""
    return Who(f"Government of {with_article(state.name)}", "government", state.country)


def _part_of_unknown_name(scene: Scene, hit: NameHit) -> bool:
    """Tell whether a one-word name is only the first name of somebody unknown ("Jordan Smith")."""
    tokens = scene.parse.tokens
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    return bool(
        after and hit.first == hit.last and after.i not in scene.hit_at and after.pos == "PROPN"
        and after.ent == "PERSON" and tokens[hit.last].head == after.i and kind_of_noun(after) is None
        and tokens[hit.last].ent == "PERSON"
    )  # fmt: skip


def _in_longer_name(scene: Scene, hit: NameHit) -> bool:
    """Tell whether a city is only a part of a name that nobody knew: that of a club, a paper, a company."""
    tokens = scene.parse.tokens
    before = tokens[hit.first - 1] if hit.first else None
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    return any(
        t is not None and t.pos == "PROPN" and t.text[:1].isupper() and t.i not in scene.hit_at
        and t.sentence == tokens[hit.first].sentence and not t.text.isupper() | (kind_of_noun(t) is not None)
        for t in (before, after)
    ) or state_of(scene.hit_at.get(hit.first - 1), "name") is not None or bool(
        before and before.i not in scene.hit_at and before.text.isupper() and 1 < len(before.text) <= 4
              and before.pos == "PROPN" and before.i not in scene.capitals)  # fmt: skip


def name_unknown(scene: Scene, taken: set[int]) -> Iterator[Draft]:
    """Yield the proper names that no list knows, in a place of the sentence where actors stand."""
    tokens, i = scene.parse.tokens, 0
    bodies: dict[str, Who] = {}
    while i < len(tokens):
        if i in taken or i in scene.hit_at or not _is_name(scene, tokens[i]):
            i += 1
            continue
        last = _run(scene, i, taken)
        draft = _unknown(scene, i, last, bodies.values())
        if draft:
            if draft.how == "name" and not draft.who.is_person and not draft.link:
                bodies[draft.who.name] = draft.who
            yield draft
        i = last + 1


def _is_name(scene: Scene, token: Token) -> bool:
    if not token.text[:1].isupper():
        return False
    return token.pos == "PROPN" or (
        token.text.isupper() and len(token.text) > 3 and token.text.isalpha() and token.norm not in scene.lower_case
        and token.i not in scene.capitals
    )  # fmt: skip


def _run(scene: Scene, first: int, taken: set[int]) -> int:
    tokens, last = scene.parse.tokens, first
    titled = tokens[first].norm in NAMING or tokens[first].norm in POLITIES
    while last + 1 < len(tokens) and tokens[last + 1].sentence == tokens[first].sentence:
        following, after = tokens[last + 1], tokens[last + 2] if last + 2 < len(tokens) else None
        if _continues(following, titled) and following.i not in taken:
            last += 1
        elif after and _joins(following, after, titled) and after.i not in taken:
            last += 2
        else:
            break
    return last


def _continues(token: Token, titled: bool) -> bool:
    return token.pos == "PROPN" or (titled and token.pos == "NOUN" and token.text[:1].isupper())


def _joins(word: Token, after: Token, titled: bool) -> bool:
    if not _continues(after, titled) or not after.text[:1].isupper():
        return False
    return (titled and word.norm in ("of", "for")) or (word.norm in ("-", "&") and word.end == after.start)


def _unknown(scene: Scene, first: int, last: int, bodies: Iterable[Who]) -> Draft | None:
    """Return a name that no list knows as a mention; `bodies` are those named before it."""
    head = scene.head_of(first, last)
    words = [t.norm for t in scene.parse.tokens[first : last + 1]]
    if words == ["unscr"] or head.dep not in ARGUMENTS or set(words) & NO_ACTORS:
        return None
    kind = next((NAMING[w] for w in (head.norm, words[-1], words[0]) if w in NAMING), None)
    if kind is None and head.ent in _NO_ACTOR_ENTITIES:
        return None
    if len(words) == 1 and kind:
        return _short_for(scene, head, bodies)
    if len(words) == 1 and len(words[0].strip(".")) < 2:
        return None
    sentence = scene.parse.sentences[head.sentence]
    if kind is None and (is_place_use(scene.parse, head) or _is_headline_case(scene, sentence.first, sentence.last)):
        return None
    if kind is None and not (head.ent or _is_acronym(scene, first, last) or _acts(scene, head)):
        return None
    if first in scene.datelines or (first == last and _is_doubtful(scene, head, sentence.first)):
        return None
    name = scene.text(first, last).replace("\n", " ")
    if head.tag in ("NNPS", "NNS") and first == last and head.norm.endswith("s"):
        return Draft(first, last, head.i, "group", Who(name, "group", None, None, True, True))
    if words[0] in POLITIES and len(words) > 2 and words[1] == "of":
        name, kind = scene.text(first + 2, last), "state"
    if kind is None and head.ent == "PERSON" and len(words) > 1:
        kind = "person"
    return Draft(first, last, head.i, "name", Who(name, kind or "other", None, None, True))


def _short_for(scene: Scene, token: Token, bodies: Iterable[Who]) -> Draft | None:
    """Return the only body of the text whose name ends so, for "the Commission"; one that no list knows if named before."""
    known = (known_who(a) for h in scene.hits for a in named_by(h) if a.kind != "person")
    found = {w.name: w for w in (*known, *bodies) if fold(w.name).lower().endswith(f" {token.norm}")}
    if len(found) != 1:
        return None
    return Draft(token.i, token.i, token.i, "name", next(iter(found.values())), link="ending")


def _is_doubtful(scene: Scene, token: Token, start: int) -> bool:
    """Tell whether a single word may be capitalised only because it begins a sentence ("Tensions rose")."""
    if token.i > start + 1 or (token.i == start + 1 and scene.parse.tokens[start].text[:1].isalnum()):
        return False
    if token.norm in scene.capitalised or _is_acronym(scene, token.i, token.i):
        return False
    return not token.ent or token.tag != "NNP" or token.norm in scene.lower_case


_NO_ACTOR_ENTITIES = frozenset(
    "DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL EVENT LAW LANGUAGE WORK_OF_ART FAC PRODUCT".split()
)


def _is_acronym(scene: Scene, first: int, last: int) -> bool:
    text = scene.parse.tokens[first].text
    return first == last and len(text) > 2 and sum(c.isupper() for c in text) > 2


def _acts(scene: Scene, head: Token) -> bool:
    """Tell whether a noun is the subject of a verb of speech or decision, or "by" something is done."""
    governor = scene.parse.head(head)
    return head.dep in ("nsubj", "nsubjpass") and (governor.lemma in SPEAK or governor.pos == "VERB")


def _is_headline_case(scene: Scene, first: int, last: int) -> bool:
    words = [t for t in scene.parse.tokens[first : last + 1] if len(t.text) > 3 and t.text.isalpha()]
    return len(words) > 3 and sum(t.text[:1].isupper() for t in words) > 0.7 * len(words)


def acronym_of(name: str) -> str:
    """Return the initials of a name's capitalised words, folded and in lower case."""
    return "".join(w[0] for w in fold(name).replace("-", " ").split() if w[:1].isupper()).lower()
