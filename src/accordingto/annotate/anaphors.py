"""Drafts of mentions in, those of short definite phrases out: "the ministry", "the group", "a group of Albanians"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.annotate.casts import Draft, Scene, Who
from accordingto.model.parse import Token

SAME_BODY = {
    "ministry": ("Ministry",), "army": ("Army", "Military", "Armed Forces"), "parliament": ("Parliament",),
    "military": ("Army", "Military", "Armed Forces"), "police": ("Police",), "government": ("Government",),
    "navy": ("Navy",), "guard": ("Coast Guard",),
}  # fmt: skip
"""What the full name of a body must contain for "the ministry" and the like to mean it."""
SORTS = {
    "group": ("ngo", "rebel", "militia", "party"), "movement": ("rebel", "militia", "party"),
    "militia": ("militia",), "party": ("party",), "organization": ("ngo", "igo"), "organisation": ("ngo", "igo"),
    "alliance": ("igo",), "bloc": ("igo",), "agency": ("igo", "ngo", "media"), "rebels": ("rebel",),
    "militants": ("militia", "rebel"), "court": ("judiciary",), "mission": ("mission",), "peacekeepers": ("mission",),
    "broadcaster": ("media",), "newspaper": ("media",), "charity": ("ngo",),
}  # fmt: skip
"""The kinds of actors that "the group" and the like may mean, when only one such stands near before."""
PARTS = frozenset(
    "group groups number dozen dozens hundred hundreds thousand thousands score scores majority half third quarter "
    "handful couple crowd column member members part rest bulk percent tens lot".split()
)
"""Nouns that only count what "of …" names."""
NEAR = 2
"""Sentences that a definite phrase may look back, within its paragraph or the one before."""


def resolve_definites(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with bare "the ministry", "the army" given the only such body that the document names."""
    named: dict[str, Who] = {d.who.name: d.who for d in drafts if d.who.named and d.how == "name"}
    settled = []
    for draft in drafts:
        who = None
        noun = scene.parse.tokens[draft.head]
        if draft.how == "description" and draft.first == draft.head and _is_definite(scene, noun):
            who = _only_body(named, noun) or _only_body(_just_before(scene, noun, drafts), noun)
        elif draft.who.actor is None and noun.norm in ("mission", "force"):
            who = _only_mission(scene, draft, drafts)
        settled.append(replace(draft, how="name", who=who, link="only") if who else draft)
    return settled


def _only_body(named: dict[str, Who], noun: Token) -> Who | None:
    endings = SAME_BODY.get(noun.norm)
    if endings is None:
        return None
    found = [w for name, w in named.items() if w.kind != "person" and any(_contains(name, e) for e in endings)]
    return found[0] if len(found) == 1 else None


def _just_before(scene: Scene, noun: Token, drafts: Sequence[Draft]) -> dict[str, Who]:
    """Return the named actors of the sentence before a noun's, in the same paragraph."""
    here = scene.parse.sentence_of(noun)
    if here.i == 0 or scene.parse.sentences[here.i - 1].paragraph != here.paragraph:
        return {}
    before = scene.parse.sentences[here.i - 1]
    return {d.who.name: d.who for d in drafts if d.who.named and before.first <= d.head <= before.last}


def _contains(name: str, words: str) -> bool:
    return name.startswith(words) or f" {words}" in name


def _only_mission(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Who | None:
    """Return the one mission of an organisation that the text names, for "the UN mission"."""
    owners = {d.who.name for d in drafts if d.who.actor and draft.first <= d.first and d.last < draft.head}
    for i in range(draft.first, draft.head):
        hit = scene.hit_at.get(i)
        owners |= {k.actor.name for k in hit.known if k.actor} if hit else set()
    found = {d.who.name: d.who for d in drafts if d.who.actor and d.who.kind == "mission" and
             owners & set(d.who.actor.member_of)}  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None


def find_anaphors(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the mentions by "the group" and the like, and by nouns that only count ("dozens of Serbs")."""
    by_head = {d.head: d for d in drafts}
    bodies = [d for d in drafts if d.who.named and d.who.kind not in ("person", "group", "state")]
    for token in scene.parse.tokens:
        if token.pos not in ("NOUN", "NUM") or token.i in by_head:
            continue
        draft = None
        if token.norm in PARTS:
            draft = _counted(scene, token, by_head)
        if draft is None and token.norm in SORTS and _is_bare(scene, token) and _is_definite(scene, token):
            draft = _nearest(scene, token, bodies)
        if draft:
            yield draft


def _counted(scene: Scene, token: Token, by_head: dict[int, Draft]) -> Draft | None:
    for prep in scene.parse.children(token, "prep"):
        noun = scene.parse.child(prep, "pobj") if prep.norm == "of" else None
        inner = by_head.get(noun.i) if noun else None
        if inner and (inner.who.plural or inner.who.kind == "police"):
            return Draft(token.i, token.i, token.i, inner.how, inner.who, link="counted")
    return None


def _is_bare(scene: Scene, token: Token) -> bool:
    return not scene.parse.children(token, "amod", "compound", "nmod", "poss", "prep", "relcl", "appos")


def _is_definite(scene: Scene, token: Token) -> bool:
    """Tell whether a noun stands alone behind "the", and is not that of another place ("the government in Halvec")."""
    det = scene.parse.child(token, "det")
    behind = scene.parse.tokens[token.i + 1 : token.i + 3]
    seated = len(behind) > 1 and behind[0].norm in ("in", "of") and behind[1].pos == "PROPN" and behind[1].ent != "DATE"
    return (
        det is not None
        and det.norm == "the"
        and not seated
        and not scene.parse.children(token, "poss", "amod", "compound")
    )


def _nearest(scene: Scene, token: Token, bodies: Sequence[Draft]) -> Draft | None:
    kinds = SORTS[token.norm]
    here = scene.parse.sentence_of(token)
    for number in range(here.i, max(-1, here.i - NEAR - 1), -1):
        sentence = scene.parse.sentences[number]
        if here.paragraph - sentence.paragraph > 1 or sentence.is_title != here.is_title:
            return None
        found = {d.who.name: d.who for d in bodies if sentence.first <= d.head <= min(sentence.last, token.i - 1)
                 and d.who.kind in kinds}  # fmt: skip
        if found:
            who = next(iter(found.values()))
            return Draft(token.i, token.i, token.i, "description", who, link="near") if len(found) == 1 else None
    return None
