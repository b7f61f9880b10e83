"""Drafts of mentions in, those of titles and pronouns out, each only where one candidate remains."""

from collections.abc import Iterable, Iterator, Sequence

from accordingto.annotate.actor_nouns import SPEAK, kind_of_noun
from accordingto.annotate.casts import Draft, Person, Scene, Who, known_who
from accordingto.annotate.offices import ACROSS, LEADING, Title, leads, title_at
from accordingto.annotate.persons import owner_after, owner_before
from accordingto.annotate.state_bodies import with_article
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Sentence, Token

HEADS = frozenset(("President", "Prime Minister", "Chancellor"))
PERSONAL = {"he": "m", "she": "f"}
OBJECTS = {"him": "m", "her": "f"}
OWNERS = {"his": "m", "her": "f"}
BACK = 2
"""Paragraphs that a pronoun may look back."""


def resolve_titles(scene: Scene, drafts: Sequence[Draft], taken: set[int]) -> Iterator[Draft]:
    """Yield the mentions of people by office ("Serbia's president", "the minister"), named or not."""
    by_head, by_first = {d.head: d for d in drafts}, {d.first: d for d in drafts}
    for token in scene.parse.tokens:
        if token.i in taken or token.pos not in ("NOUN", "PROPN") or token.i in scene.hit_at:
            continue
        title = title_at(scene.parse, token) or _diplomat(scene, token)
        if title is None or token.dep in ("compound", "amod", "nmod"):
            continue
        draft = _titled(scene, token, title, by_head, by_first)
        if draft:
            yield draft


DIPLOMATS = frozenset(
    ("Spokesperson", "Ambassador", "Envoy", "Representative", "Foreign Minister", "Deputy Foreign Minister", "Consul")
)
"""Offices of those whom a text calls "the diplomat" further on."""


def _diplomat(scene: Scene, token: Token) -> Title | None:
    """Return the office of "the diplomat", as agencies call a spokesman or an envoy whom they have named."""
    det = scene.parse.child(token, "det")
    alone = (
        det is not None and det.norm == "the" and scene.parse.child(token, "amod", "compound", "prep", "relcl") is None
    )
    unnamed = any(t.norm == "diplomat" for t in scene.parse.tokens[: token.i])
    return Title("Diplomat", token.text) if token.norm == "diplomat" and alone and not unnamed else None


def _titled(
    scene: Scene, token: Token, title: Title, by_head: dict[int, Draft], by_first: dict[int, Draft]
) -> Draft | None:
    first = token.i - (len(title.text.replace("-", " - ").split()) - 1)
    owner = owner_before(scene, first) or owner_after(scene, token)
    linked = _linked(scene, token, title, by_head, by_first)
    if linked:
        return Draft(first, token.i, token.i, "title", linked.who, title.text, "beside")
    if title.former or token.tag in ("NNS", "NNPS") or _is_indefinite(scene, token):
        return None
    if title.title == "Leader" and owner is None and _leads_something(scene, token):
        return None
    who, link = _in_document(scene, title, owner), "told"
    if who is None and owner is not None and (who := _by_office(scene, title, owner)):
        link = "holder" if who.actor else "office"
    return Draft(first, token.i, token.i, "title", who, title.text, link) if who else None


def _leads_something(scene: Scene, token: Token) -> bool:
    """Tell whether a text says what a "head" or "chief" leads: it need not be what the only leader that it names leads."""
    parse = scene.parse
    return parse.child(token, "poss") is not None or any(c.norm == "of" for c in parse.children(token, "prep"))


def _linked(
    scene: Scene, token: Token, title: Title, by_head: dict[int, Draft], by_first: dict[int, Draft]
) -> Draft | None:
    """Return the person whose name follows an office, stands in apposition to it, or of whom it is predicated."""
    parse = scene.parse
    after = token.i + (3 if title.title == "Foreign Minister" and token.norm == "secretary" else 1)
    if (beside := by_first.get(after)) and beside.who.is_person:
        return beside
    near = [*parse.children(token, "appos")]
    if token.dep == "appos":
        near.append(parse.head(token))
    if token.dep == "attr" and parse.head(token).lemma == "be":
        near += parse.children(parse.head(token), "nsubj")
    found = [d for t in near if (d := by_head.get(t.i)) and d.who.is_person]
    return found[0] if len(found) == 1 else None


def _is_indefinite(scene: Scene, token: Token) -> bool:
    det = scene.parse.child(token, "det")
    return det is not None and det.norm in ("a", "an", "any", "every", "each", "another", "no", "some")


def _in_document(scene: Scene, title: Title, owner: KnownActor | None) -> Who | None:
    """Return the one person of this document who is given this office here, or is known to hold it."""
    told = [p for p in scene.people if any(_fits(title, owner, t, of) for t, of in p.titles)]
    if not told and title.title in LEADING:
        told = [p for p in scene.people if p.who.actor and _held(scene, p.who.actor, title, owner)]
    if not told and title.title == "Leader" and owner and owner.kind == "state":
        told = [p for p in scene.people if _leads(scene, p, owner)]
    if not told and title.title == "General" and owner:
        told = [p for p in scene.people if any(
            t in ("Chief of the General Staff", "General") and of in (None, owner.name) for t, of in p.titles)]  # fmt: skip
    return told[0].who if len({p.who.name for p in told}) == 1 else None


def _leads(scene: Scene, person: Person, state: KnownActor) -> bool:
    if any(t in HEADS and of == state.name for t, of in person.titles):
        return True
    return person.who.actor is not None and leads(person.who.actor, scene.days) == state.name


def _fits(title: Title, owner: KnownActor | None, told: str, of: str | None) -> bool:
    if owner is not None and of != owner.name:
        return False
    if told == title.title or (title.title == "Diplomat" and told in DIPLOMATS):
        return True
    return title.title in ("Minister", "General", "Secretary") and owner is None and told.endswith(title.title)


def _held(scene: Scene, actor: KnownActor, title: Title, owner: KnownActor | None) -> bool:
    if owner is None:
        return False
    names = scene.directory.offices.holders(title.title, owner.name, scene.days)
    return any(a.name == actor.name for a in names)


def _by_office(scene: Scene, title: Title, owner: KnownActor) -> Who | None:
    """Return the only holder of the office on the document's day, else the office itself."""
    if title.title.removeprefix("Deputy ") not in LEADING:
        return None
    found = scene.directory.offices.holders(title.title, owner.name, scene.days) if scene.days else []
    if len(found) == 1:
        return known_who(found[0])
    return Who(f"{title.title} of {with_article(owner.name)}", "person", owner.country)


def resolve_pronouns(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the pronouns outside quotations whose antecedent is the only one that is left."""
    known = sorted(drafts, key=lambda d: (d.first, d.last))
    by_head = {d.head: d for d in known}
    people: list[Draft] = [d for d in known if d.who.is_person and d.head not in scene.quoted]
    found: list[Draft] = []
    for token in scene.parse.tokens:
        draft = None
        if _gender(scene, token) and token.i not in scene.quoted and token.tag == "PRP":
            draft = _described_before(scene, token, by_head)
            draft = draft or _personal(scene, token, [*people, *(d for d in found if d.who.is_person)])
        elif token.norm in ("they", "it") and token.tag == "PRP" and token.dep in ("nsubj", "nsubjpass"):
            draft = _bracketed(scene, token, by_head)
            if draft is None and token.i not in scene.quoted:
                draft = _neuter(scene, token, by_head)
        elif token.tag in ("WP", "WDT") and token.norm in ("who", "which", "that"):
            draft = _relative(scene, token, by_head)
        if draft:
            found.append(draft)
            by_head.setdefault(draft.head, draft)
            yield draft


def _gender(scene: Scene, token: Token) -> str | None:
    """Return whom a pronoun means, a man or a woman, where it is one that is tied: a subject, or "according to him"."""
    behind = [t.norm for t in scene.parse.tokens[max(0, token.i - 2) : token.i]] == ["according", "to"]
    behind = behind or (token.dep == "dobj" and scene.parse.head(token).lemma in ("quote", "cite"))
    return PERSONAL.get(token.norm) or (OBJECTS.get(token.norm) if behind else None)


def _as_pronoun(token: Token, who: Who) -> Draft:
    relative = token.tag in ("WP", "WDT")
    return Draft(token.i, token.i, token.i, "pronoun", who, link="relative" if relative else "pronoun")


def _relative(scene: Scene, token: Token, by_head: dict[int, Draft]) -> Draft | None:
    verb = scene.parse.head(token)
    for ancestor in (verb, *scene.parse.ancestors(verb)):
        if ancestor.dep == "relcl":
            noun = scene.parse.head(ancestor)
            named = noun.dep == "appos" and token.norm == "who"
            draft = by_head.get(noun.i) or (by_head.get(noun.head) if named else None)
            if draft is None or noun.i > token.i or (draft.who.is_person and token.norm != "who"):
                return None
            return _as_pronoun(token, draft.who)
        if ancestor.dep not in ("conj", "aux", "ccomp", "xcomp"):
            return None
    return None


def _bracketed(scene: Scene, token: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return whom a pronoun means when the writer says so in brackets ("They (KFOR) replied")."""
    tokens = scene.parse.tokens
    if token.i + 3 < len(tokens) and tokens[token.i + 1].norm in ("(", "["):
        for i in range(token.i + 2, min(token.i + 7, len(tokens))):
            if tokens[i].norm in (")", "]"):
                draft = by_head.get(i - 1)
                return _as_pronoun(token, draft.who) if draft else None
    return None


def _described_before(scene: Scene, token: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return whom a pronoun means who is only described, by the subject of the sentence before: "the envoy said …. She …"."""
    parse, here = scene.parse, scene.parse.sentence_of(token)
    opens = token.dep == "nsubj" and parse.head(token).dep == "ROOT" and here.i > 0
    previous = parse.sentences[here.i - 1] if opens else here
    subject = parse.child(parse.tokens[previous.root], "nsubj", "nsubjpass") if opens else None
    if subject is None or here.paragraph - previous.paragraph > 1 or previous.is_title != here.is_title:
        return None
    draft = by_head.get(subject.i)
    if (
        draft is None
        or draft.who.is_person
        or draft.who.plural
        or draft.who.gender not in (None, _gender(scene, token))
    ):
        return None
    if any(by_head[i].who.is_person for i in range(previous.first, previous.root) if i in by_head):
        return None
    described = draft.how == "description" and subject.tag == "NN" and (subject.norm in ACROSS or draft.who.gender)
    again = draft.how == "pronoun" and subject.norm == token.norm
    return _as_pronoun(token, draft.who) if described or again else None


def _personal(scene: Scene, token: Token, people: Sequence[Draft]) -> Draft | None:
    gender = _gender(scene, token) or ""
    before = [d for d in people if d.head < token.i and _gender_allows(scene, d.who, gender) and _is_one(scene, d)]
    before = [d for d in before if not _belongs_to(scene, d, token)]
    for group in _scopes(scene, token, before, 1 if token.norm in OBJECTS else None):
        names = {d.who.name: d.who for d in group}
        if len(names) == 1:
            return _as_pronoun(token, next(iter(names.values())))
        subjects = {d.who.name: d.who for d in group if _is_subject(scene, d)}
        if len(subjects) == 1:
            return _as_pronoun(token, next(iter(subjects.values())))
        if names:
            return None
    return None


def _belongs_to(scene: Scene, draft: Draft, pronoun: Token) -> bool:
    """Tell whether somebody is named by whose he is, and a pronoun behind may mean that one: "His lawyer, X, said he …"."""
    parse = scene.parse
    head = parse.tokens[draft.head]
    noun = parse.head(head) if head.dep == "appos" else head
    owner = parse.child(noun, "poss") or parse.child(head, "poss")
    same = head.sentence == pronoun.sentence and owner is not None
    return same and owner is not None and OWNERS.get(owner.norm) == PERSONAL.get(pronoun.norm) is not None


def _gender_allows(scene: Scene, who: Who, gender: str) -> bool:
    known = who.gender or next((p.gender for p in scene.people if p.who.name == who.name), None)
    return known in (None, gender)


def _scopes(scene: Scene, token: Token, before: Sequence[Draft], reach: int | None = None) -> Iterator[list[Draft]]:
    """Yield the candidates nearest first: in this sentence, in each sentence before it, in the paragraphs before.

    `reach` is how many sentences before it are looked at, None for all.
    """
    tokens, sentences = scene.parse.tokens, scene.parse.sentences
    here = sentences[token.sentence]
    same = [d for d in before if tokens[d.head].sentence == token.sentence and not _same_clause(scene, token, d)]
    if same:
        yield same
    for number in range(token.sentence - 1, max(-1, token.sentence - 1 - reach) if reach else -1, -1):
        sentence = sentences[number]
        if here.paragraph - sentence.paragraph > BACK or sentence.is_title != here.is_title:
            return
        group = [d for d in before if sentence.first <= d.head <= sentence.last]
        if group:
            yield group
        elif _has_unknown_subject(scene, sentence):
            return


def _is_one(scene: Scene, draft: Draft) -> bool:
    return scene.parse.tokens[draft.head].tag not in ("NNS", "NNPS")


def _has_unknown_subject(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence is about somebody with a name that nothing is known of: a pronoun may mean that one."""
    return any(
        t.dep == "nsubj" and t.pos == "PROPN" and t.ent in ("PERSON", "") and not t.masked and t.i not in scene.hit_at
        for t in scene.parse.tokens_of(sentence)
    )


def _same_clause(scene: Scene, token: Token, draft: Draft) -> bool:
    """Tell whether a pronoun and a name are arguments of one verb, so that they cannot be the same."""
    head = scene.parse.tokens[draft.head]
    return scene.parse.head(head).i == scene.parse.head(token).i or (
        token.dep in ("nsubj", "nsubjpass")
        and (scene.parse.head(token).i in [a.i for a in scene.parse.ancestors(head)] and draft.head > token.i)
    )


def _is_subject(scene: Scene, draft: Draft) -> bool:
    head = scene.parse.tokens[draft.head]
    while head.dep in ("appos", "conj") and head.head != head.i:
        head = scene.parse.head(head)
    return head.dep in ("nsubj", "nsubjpass") and (
        scene.parse.head(head).dep == "ROOT" or scene.parse.head(head).lemma in SPEAK
    )


def _neuter(scene: Scene, token: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return the group ("they") or body ("it") that is the subject of the clause before, if it can be meant."""
    if _says_inside(scene, token):
        return _sayer_above(scene, token, by_head)
    if token.norm == "it" and _is_empty_it(scene, token):
        return None
    subject, plural = _subject_before(scene, token), token.norm == "they"
    draft = _named_beside(scene, subject, by_head) if subject else None
    if subject is None or draft is None or not _may_be(draft.who, plural):
        return None
    if _goes_on_saying(scene, token, subject):
        return _as_pronoun(token, draft.who)
    between = (by_head[i].who for i in range(subject.i + 1, token.i) if i in by_head)
    own = by_head[subject.i].who.name if subject.i in by_head else None
    rivals = {w.name for w in between if _may_be(w, plural)} - {draft.who.name, own}
    return None if rivals else _as_pronoun(token, draft.who)


NAMING = frozenset({"call", "describe", "deem", "consider", "accuse", "allege", "claim", "suspect", "believe"})


def _says_inside(scene: Scene, token: Token) -> bool:
    """Tell whether "it" or "they" says something within a phrase of the clause above: "at what it called lies", "firms it says …"."""
    verb = scene.parse.head(token)
    return verb.dep in ("relcl", "pcomp") and token.dep == "nsubj" and verb.lemma in SPEAK | NAMING


def _sayer_above(scene: Scene, token: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return the body that is the subject of the clause above and says what a phrase in it tells; None where another may."""
    parse, plural = scene.parse, token.norm == "they"
    above = (t for t in parse.ancestors(parse.head(token)) if t.pos in ("VERB", "AUX"))
    subject = next((s for v in above if (s := parse.child(v, "nsubj")) is not None and s.i < token.i), None)
    draft = _named_beside(scene, subject, by_head) if subject is not None else None
    if subject is None or draft is None or not _may_be(draft.who, plural):
        return None
    between = [by_head[i] for i in range(subject.i + 1, token.i) if i in by_head and not _is_about_one(scene, i)]
    return (
        None
        if any(_may_be(d.who, plural) and d.who.name != draft.who.name for d in between)
        else _as_pronoun(token, draft.who)
    )


def _is_about_one(scene: Scene, at: int) -> bool:
    """Tell whether a mention only is, or only stands before, a noun for one human being ("the British envoy")."""
    token = scene.parse.tokens[at]
    noun = scene.parse.head(token) if token.dep in ("amod", "compound", "nmod", "poss") else token
    return noun.tag == "NN" and (noun.norm in ACROSS or kind_of_noun(noun) == "person")


def _named_beside(scene: Scene, subject: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return who a subject is, by the name set behind a description if there is one ("the regional bloc ECWAS")."""
    beside = (by_head.get(c.i) for c in scene.parse.children(subject, "appos") if c.left <= subject.i + 2)
    named = next((d for d in beside if d is not None and d.how == "name" and not d.who.is_person), None)
    return named or by_head.get(subject.i)


def _goes_on_saying(scene: Scene, token: Token, subject: Token) -> bool:
    """Tell whether "It said" opens a sentence or follows what is said: then the subject of the one before says more."""
    parse = scene.parse
    here = parse.sentence_of(token)
    verb = parse.head(token)
    opens = token.i - here.first <= 1 or _follows_what_is_said(scene, token)
    return (
        opens and verb.lemma in SPEAK and subject.sentence == token.sentence - 1 and parse.head(subject).lemma in SPEAK
    )


def _follows_what_is_said(scene: Scene, token: Token) -> bool:
    """Tell whether all that stands before a pronoun in its sentence is what it says ("'We acted lawfully,' it said")."""
    parse = scene.parse
    here, verb = parse.sentence_of(token), parse.head(token)
    if verb.dep != "ROOT" or verb.lemma not in SPEAK:
        return False
    content = next((c for c in parse.children(verb, "ccomp") if c.i < token.i), None)
    fronted = content is not None and content.left <= here.first + 1
    before = parse.tokens[here.first : token.i]
    return fronted or all(t.i in scene.quoted or t.pos == "PUNCT" for t in before)


def _subject_before(scene: Scene, token: Token) -> Token | None:
    """Return the subject of the nearest clause above a pronoun's own, else that of the sentence before."""
    parse = scene.parse
    verb = parse.head(token)
    if verb.dep in ("relcl", "acl", "pcomp"):
        return None
    for ancestor in parse.ancestors(verb):
        subject = parse.child(ancestor, "nsubj", "nsubjpass")
        if subject and subject.i != token.i:
            return subject if subject.i < token.i else None
    here = parse.sentence_of(token)
    late = token.i - here.first > 6 and not _follows_what_is_said(scene, token)
    if here.i == 0 or verb.dep != "ROOT" or late:
        return None
    previous = parse.sentences[here.i - 1]
    if here.paragraph - previous.paragraph > 1 or previous.is_title != here.is_title:
        return None
    return parse.child(parse.tokens[previous.root], "nsubj", "nsubjpass")


def _may_be(who: Who, plural: bool) -> bool:
    if plural:
        return who.plural or who.kind in ("police", "media")
    return not who.plural and who.kind not in ("person", "group")


def _is_empty_it(scene: Scene, token: Token) -> bool:
    verb = scene.parse.head(token)
    return verb.lemma in ("be", "seem", "appear", "remain", "become", "take", "rain", "happen", "turn") or verb.dep in (
        "relcl",
    )
