"""A scene in, the actors that common noun phrases denote out: bodies of states, groups, people only described."""

from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.annotate.actor_nouns import (
    ARMY,
    COLLECTIVE,
    GOVERNMENT,
    MEMBERS,
    MINISTRY,
    NEED_MODIFIER,
    NEED_PLURAL,
    PARLIAMENT,
    PROVISIONAL,
    QUANTIFIERS,
    is_plural,
    kind_of_noun,
)
from accordingto.annotate.casts import Draft, Scene, Who, known_who, named_by, people_of, state_of
from accordingto.annotate.names import NameHit
from accordingto.annotate.offices import leads
from accordingto.model.annotations import HowNamed
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Token

MODIFIERS = frozenset(("amod", "compound", "nmod", "npadvmod", "advmod", "poss", "case", "punct"))
GROUP_KINDS = ("rebel", "militia", "mission")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a body or group is: a known actor; an `ethnic` group rather than a state; by a word both have (`shared`)."""

    actor: KnownActor
    ethnic: bool = False
    possessive: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head, the first token of its name, the words of the name, its owners, nearest first."""

    head: Token
    first: int
    words: tuple[str, ...]
    owners: tuple[Owner, ...]


def describe_groups(scene: Scene, taken: set[int], people: dict[int, Draft]) -> Iterator[Draft]:
    """Yield the actors that noun phrases denote whose heads are common nouns or words for groups of people.

    `people` are the mentions of people by name, by the token of their head.
    """
    for token in scene.parse.tokens:
        if token.i in taken or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        draft = _demonym(scene, token) if token.i in scene.hit_at else _common(scene, token, people)
        if draft:
            yield draft


def _common(scene: Scene, token: Token, people: dict[int, Draft]) -> Draft | None:
    kind = kind_of_noun(token)
    if (
        kind is None
        or token.pos == "ADJ"
        or (kind == "media" and "social" in _before(scene, token))
        or token.dep in ("compound", "amod", "npadvmod", "nmod")
    ):
        return None
    phrase = read_phrase(scene, token)
    if not _is_actor(scene, phrase):
        return None
    person = _set_beside(scene, token, people)
    if person:
        return Draft(phrase.first, token.i, token.i, "title", person.who)
    who = _body(scene, phrase, kind) or _described(scene, phrase, kind)
    how: HowNamed = "name" if who.named and not who.plural else "group" if who.named else "description"
    return Draft(phrase.first, token.i, token.i, how, who)


def _set_beside(scene: Scene, token: Token, people: dict[int, Draft]) -> Draft | None:
    """Return the person whose name stands in apposition to a noun ("X, a mother of five", "his counterpart, Y")."""
    if token.tag != "NN":
        return None
    near = scene.parse.children(token, "appos")
    if token.dep == "appos":
        near.append(scene.parse.head(token))
    found = [people[n.i] for n in near if n.i in people]
    return found[0] if len(found) == 1 else None


def _before(scene: Scene, token: Token) -> str:
    return scene.parse.tokens[token.i - 1].norm if token.i else ""


def _is_actor(scene: Scene, phrase: Phrase) -> bool:
    token = phrase.head
    if token.norm in NEED_PLURAL and token.tag not in ("NNS", "NNPS"):
        return False
    if token.lemma in NEED_PLURAL and not is_plural(token) and token.norm not in COLLECTIVE:
        return False
    if (token.lemma in NEED_MODIFIER or token.norm in NEED_MODIFIER) and len(phrase.words) < 2 and not phrase.owners:
        return is_plural(token) and token.norm not in ("capitals", "majors", "generals", "minors")
    if token.lemma == "mission":
        return bool(phrase.owners) or any(w.endswith("-led") or w in _MISSIONS for w in phrase.words)
    if token.norm == "group" and any(c.norm == "of" for c in scene.parse.children(token, "prep")):
        return False
    return token.norm != "authority" and not (token.norm == "staff" and _before(scene, token) == "of")


_MISSIONS = frozenset(("peacekeeping", "observer", "monitoring", "diplomatic", "stabilisation", "stabilization"))


def read_phrase(scene: Scene, head: Token) -> Phrase:
    """Return the noun phrase of a head: the words that name it, articles and numbers left out, and its owners."""
    tokens, first = scene.parse.tokens, head.i
    i = head.i - 1
    while i >= 0 and (i >= head.left or _touches(scene, i, first)) and _belongs(scene, tokens[i], head):
        first = i
        i -= 1
    first = _trim(scene, first, head)
    owners = [*_owners_inside(scene, first, head), *_possessors(scene, head), *_complements(scene, head)]
    return Phrase(head, first, tuple(_words(scene, first, head.i)), tuple(owners))


def _touches(scene: Scene, i: int, first: int) -> bool:
    """Tell whether a known name stands right before the phrase, whatever the parse makes of it."""
    return i == first - 1 and i in scene.hit_at and scene.parse.tokens[i].dep not in ("dobj", "dative", "nsubj", "conj")


def _trim(scene: Scene, first: int, head: Token) -> int:
    """Return where a phrase's name begins, without quantifiers, loose marks and the rest of "21-year-old"."""
    tokens = scene.parse.tokens
    while first < head.i:
        word = tokens[first]
        if word.norm in ("-", "–") or word.text in "‘’“”'\"":
            first += 1 + (word.norm == "-")
        elif first and tokens[first - 1].norm == "-" and tokens[first - 1].end == word.start and (
            tokens[first - 2].tag == "CD" or tokens[first - 2].norm == "so"
        ):  # fmt: skip
            first += 2 if first + 1 < head.i and tokens[first + 1].norm == "-" else 1
        elif word.norm in QUANTIFIERS and first not in scene.hit_at and not _is_both_sides(word, head):
            first += 1
        else:
            break
    return min(first, head.i)


def _is_both_sides(word: Token, head: Token) -> bool:
    return word.norm == "both" and head.norm in ("sides", "parties", "countries", "governments", "armies")


def _belongs(scene: Scene, token: Token, head: Token) -> bool:
    if _is_both_sides(token, head):
        return True
    if token.ent in ("DATE", "TIME") and token.i not in scene.hit_at:
        return False
    if (token.norm in QUANTIFIERS and token.i not in scene.hit_at) or token.tag in ("DT", "PDT", "PRP$", "CD", "POS"):
        return False
    if token.norm in ("-", "–") or token.text in "‘’“”'\"":
        return token.norm == "-" or head.i - token.i < 4
    if token.i in scene.hit_at and token.dep != "poss":
        return True
    return token.pos in ("ADJ", "NOUN", "PROPN", "VERB") and token.dep not in ("poss", "nsubj", "dobj", "pobj", "ROOT")


def _words(scene: Scene, first: int, last: int) -> Iterator[str]:
    """Yield the words of a name, hyphens closed up, quotation marks left out, a sentence's first word in lower case."""
    tokens = scene.parse.tokens
    pending = ""
    for i in range(first, last + 1):
        token = tokens[i]
        if token.norm in ("-", "–"):
            pending = pending + "-" if pending else pending
            continue
        if token.text in "‘’“”'\"":
            continue
        if pending and not pending.endswith("-"):
            yield pending
            pending = ""
        pending += _cased(scene, token)
    if pending:
        yield pending


def _cased(scene: Scene, token: Token) -> str:
    sentence = scene.parse.sentences[token.sentence]
    starts = token.i == sentence.first or (
        token.i == sentence.first + 1 and not scene.parse.tokens[sentence.first].text[:1].isalnum()
    )
    named = token.i in scene.hit_at or (
        token.pos == "PROPN" and (token.ent not in ("", "PERSON") or token.norm in scene.capitalised)
    )
    return token.text.lower() if starts and not named else token.text


def _owners_inside(scene: Scene, first: int, head: Token) -> Iterator[Owner]:
    tokens = scene.parse.tokens
    seen: set[int] = set()
    for i in range(head.i - 1, first - 1, -1):
        hit = scene.hit_at.get(i)
        if hit and hit.first not in seen:
            seen.add(hit.first)
            if tokens[hit.last + 1].norm == "-" and tokens[hit.last + 2].tag in ("VBN", "VBD"):
                continue
            ethnic = hit.first > 0 and tokens[hit.first - 1].norm in ("ethnic", "-") and _is_ethnic(scene, hit.first)
            yield from _owners_of(hit, ethnic, False)


def _is_ethnic(scene: Scene, i: int) -> bool:
    return any(scene.parse.tokens[j].norm == "ethnic" for j in range(max(0, i - 2), i))


def _owners_of(hit: NameHit, ethnic: bool, possessive: bool) -> Iterator[Owner]:
    state, people = state_of(hit), people_of(hit)
    if ethnic or (people and not state):
        if people or state:
            yield Owner(people or state, True, possessive)  # type: ignore[arg-type]
    elif state:
        yield Owner(state, False, possessive, people is not None)
    else:
        for actor in named_by(hit)[:1]:
            yield Owner(actor, False, possessive)


def _possessors(scene: Scene, head: Token) -> Iterator[Owner]:
    for poss in scene.parse.children(head, "poss"):
        hit = scene.hit_at.get(poss.i)
        if hit is None:
            continue
        person = next((p.who.actor for p in scene.people if p.who.actor and _names(hit, p.who.actor)), None)
        led = leads(person, scene.days) if person else None
        if led and led in scene.directory.by_name:
            yield Owner(scene.directory.by_name[led], False, True)
        elif not person:
            yield from _owners_of(hit, False, True)


def _names(hit: NameHit, actor: KnownActor) -> bool:
    return any(k.actor is actor for k in hit.known)


def _complements(scene: Scene, head: Token) -> Iterator[Owner]:
    for prep in scene.parse.children(head, "prep"):
        if prep.norm == "of" or (prep.norm == "in" and prep.i - head.i == 1 and _sits_in(head)):
            for obj in scene.parse.children(prep, "pobj"):
                hit = scene.hit_at.get(obj.i)
                state = state_of(hit, "name", "capital")
                if state:
                    yield Owner(state, False, True)
                elif hit and prep.norm == "of":
                    yield from _owners_of(hit, False, True)


def _sits_in(head: Token) -> bool:
    return kind_of_noun(head) not in ("military", "mission", "rebel", "militia", "igo", "unidentified")


def _body(scene: Scene, phrase: Phrase, kind: str) -> Who | None:
    """Return the body of a state that a phrase names, by one pattern for all states."""
    head, words = phrase.head, {w.lower() for w in phrase.words}
    owner = _owner(phrase)
    if words & PROVISIONAL and not words & {"provisional"}:
        return None
    group = next((o.actor for o in phrase.owners if o.actor.kind in GROUP_KINDS), None)
    if group and head.norm in MEMBERS and not _distinguished(phrase, head):
        return known_who(group)
    if owner is None or owner.actor.kind not in ("state", "government"):
        return None
    name = _body_name(phrase, owner.actor, words)
    if name and name.endswith(("Coast Guard", "General Staff", "Air Force")):
        kind = "military"
    return Who(name, kind, owner.actor.country) if name else None


def _owner(phrase: Phrase) -> Owner | None:
    """Return whose a body is; "in" a capital it is that state's, whoever is said to sit in it."""
    return next((o for o in phrase.owners if not o.ethnic and (o.actor.country or o.actor.kind == "state")), None)


def _distinguished(phrase: Phrase, head: Token) -> bool:
    return any(w.lower().endswith(("-led", "-backed", "-linked", "-affiliated", "-style", "-allied", "former"))
               for w in phrase.words)  # fmt: skip


def _body_name(phrase: Phrase, state: KnownActor, words: set[str]) -> str | None:
    noun = phrase.head.norm
    plain = _plain_words(phrase, state)
    if noun in GOVERNMENT:
        ethnic = {w.lower() for o in phrase.owners if o.ethnic for w in o.actor.demonyms} | {"ethnic"}
        return f"Government of {with_article(state.name)}" if plain - ethnic <= _GOVERNING else None
    adjective = (state.adjectives or (state.name,))[0]
    if noun in ARMY or (noun == "forces" and plain == {"armed"}):
        known = "Armed Forces" if noun == "forces" else noun.capitalize()
        return f"{adjective} {known}" if plain <= {"armed", "the"} else None
    if noun == "police" or (noun == "force" and plain == {"police"}):
        return f"{state.name} Police" if plain <= {"state", "national", "police"} else None
    if noun == "force" and plain == {"air"}:
        return f"{adjective} Air Force"
    if noun == "guard" and plain == {"coast"}:
        return f"{state.name} Coast Guard"
    if noun == "staff" and plain == {"general"}:
        return f"{adjective} General Staff"
    if noun in PARLIAMENT:
        return f"Parliament of {with_article(state.name)}" if plain <= {"national"} else None
    if noun in MINISTRY:
        return _ministry(phrase, state, plain)
    return None


_GOVERNING = frozenset(
    "ruling current central federal national state provisional occupation official legitimate".split()
)
_MINISTRIES = {
    "foreign": "Foreign", "defence": "Defence", "defense": "Defence", "interior": "Interior", "health": "Health",
    "finance": "Finance", "justice": "Justice", "education": "Education", "economy": "Economy", "energy": "Energy",
    "culture": "Culture", "information": "Information", "agriculture": "Agriculture", "transport": "Transport",
    "trade": "Trade", "environment": "Environment", "labour": "Labour", "intelligence": "Intelligence",
}  # fmt: skip


def _ministry(phrase: Phrase, state: KnownActor, plain: set[str]) -> str | None:
    found = [_MINISTRIES[w] for w in plain if w in _MINISTRIES]
    return f"{found[0]} Ministry of {with_article(state.name)}" if len(found) == 1 else None


def _plain_words(phrase: Phrase, state: KnownActor) -> set[str]:
    """Return the modifiers of a phrase that are not the state's own name, adjective or capital."""
    own = {w.lower() for n in (state.name, *state.names, *state.adjectives, *state.demonyms, *state.capital)
           for w in n.replace("-", " ").split()}  # fmt: skip
    said = {part for w in phrase.words[:-1] for part in w.lower().split("-")}
    return said - own - {"so", "called"}


def with_article(name: str) -> str:
    """Return a state's name as it stands after "of" ("the United States")."""
    first = name.split()[0]
    plural = name.split()[-1] in ("States", "Emirates", "Netherlands", "Philippines", "Maldives", "Comoros",
                                  "Seychelles", "Bahamas")  # fmt: skip
    return f"the {name}" if plural or first in ("United", "Democratic", "Republic", "Central", "Dominican") else name


def _described(scene: Scene, phrase: Phrase, kind: str) -> Who:
    """Return the group or person that a phrase describes, in its own words."""
    head = phrase.head
    owner = next((o for o in phrase.owners), None)
    name = " ".join(phrase.words)
    sure = next((o for o in phrase.owners if o.actor.kind == "state" and not o.shared and not o.ethnic), None)
    country = sure.actor.country if sure else _country(owner, kind)
    plural = is_plural(head) or head.norm in COLLECTIVE
    kind = "group" if kind == "person" and plural else kind
    named = owner is not None and plural and not owner.ethnic and len(phrase.words) > 1
    named = named or (plural and kind != "group" and len(phrase.words) > 1 and phrase.words[0][:1].isupper())
    return Who(name, _kind_by_owner(kind, phrase), country, None, named, plural, _gender(head))


def _kind_by_owner(kind: str, phrase: Phrase) -> str:
    words = {w.lower() for w in phrase.words[:-1]}
    if words & {"unidentified", "unknown", "masked"} and kind in ("person", "group"):
        return "unidentified"
    if phrase.head.norm == "guard" and words & {"coast", "national", "border"}:
        return "military"
    if phrase.head.norm == "parties" and not words - {"both", "warring", "rival", "conflicting"}:
        return "group"
    if phrase.head.norm == "community":
        return "other" if "international" in words else "group"
    if phrase.head.norm == "staff" and "general" in words:
        return "military"
    if kind == "police" and phrase.head.lemma == "officer" and not words & {"police"}:
        return "military" if words & {"army", "military", "naval", "intelligence"} else "person"
    if words & {"police"} and kind in ("person", "group", "military"):
        return "police"
    if words & {"army", "military"} and kind in ("person", "group", "police"):
        return "military"
    return kind


def _country(owner: Owner | None, kind: str) -> str | None:
    """Return the country of a described group: of a people's word only where a state's body is meant."""
    if owner is None or owner.ethnic:
        return None
    if owner.shared and kind not in ("government", "military", "police", "parliament", "judiciary"):
        return None
    return owner.actor.country


def _gender(head: Token) -> str | None:
    if head.norm in ("woman", "girl", "mother", "daughter", "sister", "wife", "widow", "spokeswoman", "policewoman"):
        return "f"
    return "m" if head.norm in ("man", "boy", "father", "son", "brother", "husband", "spokesman", "policeman") else None


def _demonym(scene: Scene, token: Token) -> Draft | None:
    """Return the people that a word for a people names ("Kosovo Serbs", "ethnic Albanians", "another Serb")."""
    hit = scene.hit_at[token.i]
    if token.i != hit.last or token.dep in ("compound", "amod", "nmod", "poss"):
        return None
    forms = {k.form for k in hit.known}
    plural = "demonyms" in forms or (token.tag in ("NNS", "NNPS") and "demonym" in forms)
    people = next((k.actor for k in hit.known if k.actor and k.actor.kind == "group"), None)
    if not plural and not ("demonym" in forms and _is_nominal(scene, token)) and not (people and "name" in forms):
        return None
    if not plural and any(k.form == "name" for k in hit.known) and people is None:
        return None
    phrase = read_phrase(scene, token)
    words = list(phrase.words)
    state = state_of(hit, "demonyms", "demonym")
    inside = [o for o in phrase.owners if o.actor.name not in _own_names(hit)]
    country = next((o.actor.country for o in inside if not o.ethnic), None)
    if country is None and people is None and state:
        country = state.country
    group = plural or (people is not None and "name" in forms)
    return Draft(phrase.first, token.i, token.i, "group" if group else "description",
                 Who(" ".join(words), "group" if group else "person", country, None, group, group))  # fmt: skip


def _is_nominal(scene: Scene, token: Token) -> bool:
    return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "dative") and any(
        c.dep in ("det", "nummod", "amod") for c in scene.parse.children(token)
    )


def _own_names(hit: NameHit) -> set[str]:
    return {k.actor.name for k in hit.known if k.actor}
