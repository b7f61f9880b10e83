"""A parsed document and the known names in it in, every mention of an actor and the actors themselves out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.annotate.actor_phrases import describe_groups
from accordingto.annotate.anaphors import find_anaphors, resolve_definites
from accordingto.annotate.casts import SECTORS, Draft, Person, Scene, Who, directory_of
from accordingto.annotate.coreference import resolve_pronouns, resolve_titles
from accordingto.annotate.known_names import acronym_of, name_doers, name_known, name_unknown
from accordingto.annotate.links import explain_link
from accordingto.annotate.ministries import name_ministries
from accordingto.annotate.names import NameHit
from accordingto.annotate.persons import name_people
from accordingto.annotate.polities import find_polities
from accordingto.annotate.public_roles import judge_role
from accordingto.model.annotations import ActorReference
from accordingto.model.ids import content_id
from accordingto.model.knowledge import Knowledge
from accordingto.model.parse import Parse
from accordingto.model.records import ActorMention, Document, Entity, Office, PublicRole

SHORTEST_ACRONYM = 2


def find_references(
    document: Document, parse: Parse, hits: Iterable[NameHit], knowledge: Knowledge
) -> tuple[tuple[ActorReference, ...], tuple[Entity, ...]]:
    """Return the mentions of actors in text order (a shorter one first), and the actors that are named.

    `hits` are the known names by token number, as the parser returns them. A mention that cannot be tied to one
    actor keeps its words as its name; a pronoun without a single antecedent gives none.
    """
    scene = Scene(document, parse, hits, directory_of(knowledge))
    drafts = _with_sides(scene, _drafts(scene))
    drafts.sort(key=lambda d: (d.first, d.last, d.head))
    references = tuple(_reference(document, parse, draft) for draft in drafts)
    return references, _entities(scene, drafts)


def _drafts(scene: Scene) -> list[Draft]:
    people = name_people(scene)
    ministries = list(name_ministries(scene))
    taken = _tokens([*people, *ministries])
    find_polities(scene, taken)
    titles = list(resolve_titles(scene, people, taken))
    heads = {d.head for d in titles} | taken
    groups = list(describe_groups(scene, heads, {d.head: d for d in people}))
    covered = {i for d in groups for i in range(d.first, d.last + 1) if not _stands_free(scene, i)}
    known = list(name_known(scene, taken | covered))
    unknown = list(name_unknown(scene, taken | covered | heads | _tokens(known)))
    told = [*people, *ministries, *titles, *groups, *known, *unknown]
    drafts = _define_acronyms(scene, [*told, *name_doers(scene, _tokens(told))])
    drafts = resolve_definites(scene, drafts)
    drafts += list(find_anaphors(scene, drafts))
    return [*drafts, *resolve_pronouns(scene, drafts)]


def _with_sides(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give people the country whose office the text says they hold; what is known beforehand stands where it says none."""
    told = {p.who.name: _told_country(scene, p) for p in scene.people}
    return [
        replace(d, who=replace(d.who, country=told[d.who.name]))
        if d.who.is_person and told.get(d.who.name) not in (None, d.who.country)
        else d
        for d in drafts
    ]


def _told_country(scene: Scene, person: Person) -> str | None:
    owners = (scene.directory.by_name.get(of) for _, of in person.titles if of)
    states = {owner.country for owner in owners if owner is not None and owner.kind == "state"}
    return next(iter(states)) if len(states) == 1 else None


def _tokens(drafts: Iterable[Draft]) -> set[int]:
    return {i for d in drafts for i in range(d.first, d.last + 1)}


def _stands_free(scene: Scene, i: int) -> bool:
    """Tell whether a name inside a noun phrase is an actor by itself: "NATO" in "NATO-led peacekeepers"."""
    tokens = scene.parse.tokens
    hit = scene.hit_at.get(i)
    if hit is None or hit.last + 2 >= len(tokens):
        return False
    after = tokens[hit.last + 1]
    return after.norm == "-" and tokens[hit.last + 2].tag in ("VBN", "VBD", "JJ", "NN")


def _define_acronyms(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Join a name and the short name in brackets behind it: "the NATO mission in Kosovo (Kfor)"."""
    by_first = {d.first: d for d in drafts}
    tokens = scene.parse.tokens
    renamed: dict[str, Who] = {}
    replaced: dict[int, Who] = {}
    for draft in drafts:
        i = draft.last + 1
        while i < len(tokens) and i <= draft.last + 4 and tokens[i].norm not in ("(", ")", ",", "."):
            i += 1
        if i + 2 >= len(tokens) or tokens[i].norm != "(" or tokens[i + 2].norm != ")" or draft.who.is_person:
            continue
        inner = by_first.get(i + 1)
        if i != draft.last + 1 and scene.parse.tokens[draft.last + 1].norm not in ("in", "for", "of", "to"):
            continue
        if inner and inner.who.actor:
            replaced[draft.head] = inner.who
        elif tokens[i + 1].text.isupper() and len(tokens[i + 1].text) >= SHORTEST_ACRONYM and draft.who.named:
            renamed[tokens[i + 1].text] = draft.who
    return [_redraft(scene, d, replaced, renamed) for d in drafts]


def _redraft(scene: Scene, draft: Draft, replaced: dict[int, Who], renamed: dict[str, Who]) -> Draft:
    who = replaced.get(draft.head) if draft.who.actor is None else None
    if who is None and draft.who.actor is None:
        full = renamed.get(draft.who.name)
        if full and acronym_of(full.name).startswith(draft.who.name[0].lower()):
            who = full
    return replace(draft, who=who, link="bracket") if who else draft


def _reference(document: Document, parse: Parse, draft: Draft) -> ActorReference:
    start, end = parse.tokens[draft.first].start, parse.tokens[draft.last].end
    who = draft.who
    confidence, reason = explain_link(draft, document.text[start:end])
    mention = ActorMention(
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        actor_id=content_id("entity", who.name) if who.named else None,
        name=who.name,
        kind=who.kind,
        country=who.country,
        sector=_sector(who),
        role=draft.role,
        confidence=confidence,
        reason=reason,
    )
    return ActorReference(mention, draft.first, draft.last, draft.head, draft.how)


def _sector(who: Who) -> str | None:
    if who.actor and who.actor.sector:
        return who.actor.sector
    if who.kind == "person":
        return "GOV" if who.actor and who.actor.public_role == "office" else None
    return SECTORS.get(who.kind)


def _entities(scene: Scene, drafts: Sequence[Draft]) -> tuple[Entity, ...]:
    """Return the named actors once each, in text order, with the names that this document and the knowledge use."""
    texts: dict[str, dict[str, None]] = {}
    first: dict[str, Who] = {}
    mentions: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.who.named:
            mentions.setdefault(draft.who.name, []).append(draft)
            first.setdefault(draft.who.name, draft.who)
            used = texts.setdefault(draft.who.name, {})
            called = scene.text(draft.first, draft.last).replace("\n", " ")
            if draft.how in ("name", "group") and not called.islower():
                used.setdefault(called)
    return tuple(_entity(scene, who, tuple(n for n in texts[name] if n != name), mentions[name]) for name, who in
                 first.items())  # fmt: skip


def _entity(scene: Scene, who: Who, used: tuple[str, ...], mentions: Sequence[Draft]) -> Entity:
    actor = who.actor
    return Entity(
        id=content_id("entity", who.name),
        name=who.name,
        names=tuple(dict.fromkeys((*(actor.names if actor else ()), *used))),
        kind=who.kind,
        country=who.country,
        sector=_sector(who),
        member_of=actor.member_of if actor else (),
        offices=actor.offices if actor else _offices(scene, who),
        public_role=_public_role(scene, who, mentions),
        wikidata_id=actor.wikidata_id if actor else None,
    )


def _offices(scene: Scene, who: Who) -> tuple[Office, ...]:
    person = next((p for p in scene.people if p.who.name == who.name), None)
    return tuple(Office(title, of, None, None) for title, of in sorted(person.titles, key=str)) if person else ()


def _public_role(scene: Scene, who: Who, mentions: Sequence[Draft]) -> PublicRole:
    if who.actor:
        return who.actor.public_role if who.kind == "person" else "office"
    if who.kind != "person":
        return "unknown"
    return judge_role(scene, mentions, bool(_offices(scene, who)))
