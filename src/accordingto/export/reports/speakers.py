"""Statements of a desk in, lines of a report out: by the side that speaks, an accusation never without its denials."""

from collections.abc import Iterable, Mapping, Sequence

from accordingto.export.reports.citations import Citations
from accordingto.export.reports.values import Line, Listing, Note, Section
from accordingto.model.records import Entity, Statement
from accordingto.model.tellings import excerpt
from accordingto.model.tongues import _, _n, mark, tell_act, tell_day, tell_names, tell_word
from accordingto.store.base import View

TELLING = ("threaten", "request", "reject", "accuse", "deny", "agree", "concede", "support", "express", "assert")
"""Acts, those that change a matter most before the others."""
OTHERS = mark("Others (organisations, missions, people whose side is not known)")
DENIALS = 5


def statement_lines(statements: Sequence[Statement], view: View, citations: Citations) -> list[Line]:
    """Return the lines of statements: who says what of whom to whom, its condition, who denies it."""
    denied: dict[str, list[Statement]] = {}
    for answer in view.answers(ids=[s.id for s in statements]):
        for row_id in answer.responds_to if answer.act == "deny" else ():
            denied.setdefault(row_id, []).append(answer)
    return [_line(s, denied.get(s.id, ())[:DENIALS], citations) for s in statements]


def _line(statement: Statement, denials: Sequence[Statement], citations: Citations) -> Line:
    about = tell_names(statement.about[:4])
    to = tell_names(statement.addressees[:4])
    head = f"{statement.speaker or _('no one named')} {tell_act(statement.act)}"
    head += f" {about}" if about else ""
    head += " " + _("(to %(names)s)", names=to) if to and to != about else ""
    condition = statement.conditional
    notes = [Note(_("On the condition: %(words)s", words=excerpt(condition, 160)))] if condition else []
    if statement.hedge == "unsupported":
        notes.append(Note(_("The document says that no evidence was given.")))
    elif statement.hedge:
        notes.append(Note(_("The document marks these words as %(hedge)s.", hedge=tell_word(statement.hedge))))
    notes += _answers(statement, denials, citations)
    said = f"{tell_day(statement.said_on[:10])}" if statement.said_on else ""
    return Line(head, said, excerpt(statement.content, 240), tuple(notes), citations.cite(statement))


def _answers(statement: Statement, denials: Sequence[Statement], citations: Citations) -> list[Note]:
    """Return who denies a statement; of an accusation, also that no denial is known."""
    if denials:
        names = tell_names(list(dict.fromkeys(d.speaker or _("no one named") for d in denials)))
        told = _("Denied by %(names)s: “%(words)s”", names=names, words=excerpt(denials[0].content, 160))
        return [Note(told, citations.cite(*denials))]
    return [Note(_("No denial of it is known to this desk."))] if statement.act == "accuse" else []


def statements_by_side(
    statements: Iterable[Statement], entities: Iterable[Entity], view: View, citations: Citations, most: int
) -> list[Section]:
    """Return a section for each side: the country of the speaker, as far as it is known; repeated words once."""
    known = {e.id: e for e in entities}
    names = name_countries(known.values())
    sides: dict[str, list[Statement]] = {}
    seen: set[tuple[str, str]] = set()
    for statement in statements:
        if statement.speaker is None or statement.speaker_is_publisher:
            continue
        same = (statement.speaker, excerpt(statement.content, 80))
        if same in seen:
            continue
        seen.add(same)
        entity = known.get(statement.speaker_id or "")
        country = entity.country if entity else None
        sides.setdefault(names.get(country, country) if country else OTHERS, []).append(statement)
    ordered = sorted(sides, key=lambda side: (side == OTHERS, -len(sides[side]), side))
    return [_side(side, sides[side], view, citations, most) for side in ordered]


def _side(side: str, said: Sequence[Statement], view: View, citations: Citations, most: int) -> Section:
    telling = sorted(said, key=lambda s: TELLING.index(s.act) if s.act in TELLING else len(TELLING))
    lines = statement_lines(telling[:most], view, citations)
    count = _n("%(n)s statement", "%(n)s statements", len(said))
    more = _(", the %(n)s most telling kinds of act first", n=most) if len(said) > most else ""
    named = _(OTHERS) if side == OTHERS else side
    return Section(
        _("What is said: %(side)s", side=named), f"{count}{more}.", (Listing(tuple(lines), max(0, len(said) - most)),)
    )


def name_countries(entities: Iterable[Entity]) -> Mapping[str | None, str]:
    """Return what the country of each code is called in this desk: by the name of its state, if it is named."""
    return {e.country: e.name for e in entities if e.country and e.kind == "state"}
