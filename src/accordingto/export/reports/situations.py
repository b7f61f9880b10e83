"""A desk, a period and an area in, its situation report out: what is new in it, copies counted out."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.export.reports.areas import Area, Places
from accordingto.export.reports.bounds import LATEST, NEAREST, Bounds, tell_cut
from accordingto.export.reports.citations import Citations
from accordingto.export.reports.happenings import (
    Happening,
    differing_lines,
    gather_happenings,
    happening_line,
    toll_grid,
)
from accordingto.export.reports.limits import coverage_section, days_between, list_limits, tell_documents
from accordingto.export.reports.matters import DEMANDS, deadline_grid, matter_line, matters_of, moved_lines
from accordingto.export.reports.speakers import statement_lines, statements_by_side
from accordingto.export.reports.values import Line, Listing, Report, ReportError, Section
from accordingto.model.dates import PartialDate
from accordingto.model.records import Entity, Incident, LedgerEntry, Statement
from accordingto.model.things import merge_things
from accordingto.model.tongues import _, _n, tell_day
from accordingto.store.base import LedgerQuery, View

LONGEST = 366
"""Days that a situation report covers at most."""
AHEAD = timedelta(days=30)
"""So far ahead of the period's end deadlines are told."""
PAST = timedelta(days=31)
"""A happening that ended longer before the period is background, though it is told of now for the first time."""
MOST_HAPPENINGS, MOST_DIFFERING, MOST_MATTERS, MOST_SAID, MOST_ROWS = 40, 25, 40, 10, 60


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day of a report, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if not 0 <= (self.last - self.first).days < LONGEST:
            raise ReportError(
                _(
                    "from %(first)s to %(last)s is no period of 1 to %(n)s days",
                    first=self.first,
                    last=self.last,
                    n=LONGEST,
                )
            )

    @property
    def told(self) -> str:
        """The period in words."""
        first, last = tell_day(self.first.isoformat()), tell_day(self.last.isoformat())
        return first if self.first == self.last else f"{first} – {last}"

    def holds(self, day: PartialDate | None) -> bool:
        """Tell whether all of a date lies in the period."""
        return day is not None and self.first <= day.first_day and day.last_day <= self.last


Stand = Callable[[Sequence[LedgerEntry], date], Mapping[str, LedgerEntry]]
"""Gives those of some matters of which something was told until a day, by id, as they stood on it."""


def make_situation(view: View, period: Period, area: Area, stand: Stand, made_on: date, bounds: Bounds) -> Report:
    """Return the situation report of a period and an area."""
    citations, places = Citations(view), Places(view, area)
    looked, published = view.published_between(period.first.isoformat(), period.last.isoformat(), bounds.documents)
    read = [i for i in view.in_order(looked) if places.tells_of(i)]
    citations.take_up(read)
    own = [i for i in read if not _copies_another(i, view, citations)]
    found = gather_happenings(view, view.incidents_of(read), citations)
    here = [h for h in found if places.holds_any(h.events)]
    days = read_first_days(view, here)
    new, further, older = _by_news(here, days, period)
    matters, within = matters_of(view, read), frozenset(read)
    stood = stand(matters, period.last).values()
    entries = [e for e in stood if any(s.document_id in within for s in e.steps)]
    before = {i: e.state for i, e in stand(matters, period.first - timedelta(days=1)).items()}
    statements = list(view.rows_of("statements", own))
    until = (period.last + AHEAD).isoformat()
    asked = LedgerQuery(
        deadline_from=period.first.isoformat(), deadline_to=until, order="deadline", today=period.first.isoformat(),
        limit=bounds.matters, ever_due=True,
    )  # fmt: skip
    ahead = view.find_ledger(asked)
    standing = stand(ahead.rows, period.last).values()
    due = [e for e in standing if e.deadline and any(places.tells_of(s.document_id) for s in e.steps)]
    cut = tell_cut(len(ahead.rows), ahead.total, NEAREST)
    sections = [
        *_happening_sections(new, further, older, len(found) - len(here), citations),
        *_ledger_sections(entries, (due, cut), before, statements, within, period, view, citations),
        *statements_by_side(statements, _entities(view, own), view, citations, MOST_SAID),
        coverage_section(view, read, citations, days_between(period.first, period.last)),
    ]
    rows: list[Incident | LedgerEntry] = [*(h.incident for h in here), *entries]
    left = tell_cut(len(looked), published, LATEST)
    covers = (
        (_("Period"), period.told),
        (_("Area"), area.told),
        (_("Documents"), tell_documents(len(read), len(own)) + (f". {left}" if left else "")),
    )
    return Report(
        title_situation(period), covers, tuple(sections), list_limits(rows), citations.listed(), made_on.isoformat()
    )


def title_situation(period: Period) -> str:
    """Return the title of the situation report of a period."""
    return _("Situation report, %(days)s", days=period.told)


def _copies_another(document_id: str, view: View, citations: Citations) -> bool:
    """Tell whether a document copies another one that the desk holds."""
    document = citations.document(document_id)
    original = document.original_id if document else None
    return original is not None and original != document_id and view.holds(original)


def read_first_days(view: View, happenings: Iterable[Happening]) -> dict[str, PartialDate | None]:
    """Return when the documents that tell of some happenings were published."""
    known = view.document_days({i for h in happenings for i in h.incident.document_ids})
    return {i: PartialDate.parse_or_none(day) for i, (day, _) in known.items()}


def _by_news(
    happenings: Iterable[Happening], days: Mapping[str, PartialDate | None], period: Period
) -> tuple[list[Happening], list[Happening], int]:
    """Return the happenings first told of in the period, those told of before, and how many are long past."""
    new, further, older = [], [], 0
    for happening in happenings:
        row = happening.incident
        told = [day.first_day for i in row.document_ids if (day := days.get(i)) is not None]
        ended = PartialDate.parse_or_none(row.date_end or row.date_start)
        if ended is not None and ended.last_day < period.first - PAST:
            older += 1
        elif told and min(told) < period.first:
            further.append(happening)
        else:
            new.append(happening)
    return sorted(new, key=_weight), sorted(further, key=_weight), older


def _weight(happening: Happening) -> tuple[int, int, str, str]:
    row = happening.incident
    return -row.independent_sources, -len(row.document_ids), row.date_start or "9", row.id


def _happening_sections(
    new: Sequence[Happening], further: Sequence[Happening], older: int, elsewhere: int, citations: Citations
) -> list[Section]:
    happened = [h for h in new if h.incident.status != "not_realised"]
    planned = [h for h in new if h.incident.status == "not_realised"]
    told = [_n(
        "%(n)s happening first told of in this period.",
        "%(n)s happenings first told of in this period, those with most independent sources first.", len(happened),
    )]  # fmt: skip
    if elsewhere:
        told.append(_("%(n)s happenings told of elsewhere, or without a place, are left out.", n=elsewhere))
    if older:
        told.append(_("%(n)s of earlier times are told of in passing and left out.", n=older))
    remark = " ".join(told)
    lines = [happening_line(h, citations) for h in happened[:MOST_HAPPENINGS]]
    sections = [_section(_("New happenings"), remark, lines, len(happened))]
    toll = toll_grid([*new, *further], citations, MOST_ROWS)
    sections.append(
        Section(_("Tolls and who gives them"), "" if toll else _("Nobody gives any."), (toll,) if toll else ())
    )
    differing = differing_lines([*new, *further], citations)
    each = _("Each value with the independent sources that give it.") if differing else _("None.")
    sections.append(_section(_("Where accounts differ"), each, differing[:MOST_DIFFERING], len(differing)))
    if further:
        again = [happening_line(h, citations) for h in further[:MOST_HAPPENINGS]]
        sections.append(_section(_("Told of before, and again now"), "", again, len(further)))
    if planned:
        plans = [happening_line(h, citations) for h in planned[:MOST_HAPPENINGS]]
        sections.append(
            _section(
                _("Announced, asked for, threatened or feared"), _("Not told as having happened."), plans, len(planned)
            )
        )
    return sections


def _ledger_sections(
    entries: Sequence[LedgerEntry],
    due: tuple[Sequence[LedgerEntry], str],
    before: Mapping[str, str],
    statements: Sequence[Statement],
    read: Collection[str],
    period: Period,
    view: View,
    citations: Citations,
) -> list[Section]:
    new = [e for e in entries if e.id not in before]
    asked = [e for e in new if e.kind in DEMANDS]
    promised = [e for e in new if e.kind not in DEMANDS]
    threats = [s for s in statements if s.act == "threaten"]
    moved = moved_lines(entries, before, read, citations)
    ahead = deadline_grid(due[0], period.first, period.last + AHEAD, citations, MOST_ROWS)
    until = tell_day((period.last + AHEAD).isoformat())
    told = [[matter_line(e, citations, read) for e in some[:MOST_MATTERS]] for some in (asked, promised)]
    threatened = statement_lines(threats[:MOST_MATTERS], view, citations)
    remark = " ".join(part for part in ("" if ahead else _("None is known."), due[1]) if part)
    return [
        _section(_("New demands, requests and ultimatums"), "" if asked else _("None."), told[0], len(asked)),
        _section(_("Threats"), "" if threats else _("None."), threatened, len(threats)),
        _section(
            _("New offers, promises, duties and measures"), "" if promised else _("None."), told[1], len(promised)
        ),
        _section(_("What moved in the ledger"), "" if moved else _("Nothing."), moved[:MOST_MATTERS], len(moved)),
        Section(_("Deadlines to %(day)s", day=until), remark, (ahead,) if ahead else ()),
    ]


def _section(title: str, remark: str, lines: Sequence[Line], all_lines: int) -> Section:
    """Return a section of the first lines, with how many there are beyond them."""
    shown = tuple(lines[:MOST_MATTERS])
    return Section(title, remark, (Listing(shown, all_lines - len(shown)),) if shown else ())


def _entities(view: View, document_ids: Iterable[str]) -> tuple[Entity, ...]:
    return merge_things("entities", view.rows_of("entities", document_ids))
