"""An event of a document in, what it is compared and told by out: a sketch that needs no look at the text again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, Event
from accordingto.resolve.recollections import is_taken_for_known
from accordingto.resolve.stories import days_of
from accordingto.resolve.surroundings import (
    SPOT,
    Setting,
    deniers_of,
    sentence_around,
    tells_again,
    tells_another,
)
from accordingto.resolve.wordings import meanings_of_trigger, wording_of
from accordingto.resolve.words import find_words, news_rarity, stem, word_key

AROUND = 250
"""Characters before and after the evidence in which the same things may be spoken of."""
TELLING = 4
"""Words of the evidence that an event is found by."""
NAMED_AROUND = 3
"""Names around an event that it is found by, the rarest."""
YEARS = 2
"""Years after the first by which a happening long past is found."""
PUBLISHER = "@publisher"
CALENDAR = frozenset(
    stem(word)
    for word in (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
        "September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
    ).split()
)
"""Words with a capital letter that name no thing."""
PRECISE = 3
"""Days that a date may cover and still be a day on which something happened."""


@dataclass(frozen=True)
class Account:
    """One event as one document tells it.

    `days` are the first and last day (ISO) on which it may have happened, `published` those of its document; each
    may be None. `sides` are what its actors and recipients stand for (see `sides.Sides`); `trigger_words` and `words`
    are meanings (of the trigger; of the evidence, with weights), `around` the names in the title, there and beside it. `voices` are
    those who vouch for it: the innermost of its `sources`, else the publisher; `deniers` are told to deny it. `spots` are the
    places smaller than a region in its sentence, `scene` those of title, dateline and, where its sentence has none, of the one
    before; `recipient_words` tell who the persons are to whom it was done, `of_age` whether they are a child (False) or hold an
    office (True), None if that is not told. `known` is a noun that points back, `again` what is told to have happened before
    too, `another` what is said to be another thing than what stands before it. `answered`
    are the matters of the ledger that a refusal answers, `copied` is the copy group of the document.
    """

    id: str
    document_id: str
    start: int
    end: int
    event_type: str
    mode: str | None
    trigger: str
    factuality: str
    sources: tuple[str, ...]
    voices: tuple[str, ...]
    party_word: bool | None
    date_start: str | None
    date_end: str | None
    days: tuple[str | None, str | None]
    published: tuple[str | None, str | None]
    past: bool
    actors: tuple[str, ...]
    actor_sides: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_sides: tuple[str, ...]
    place: str | None
    place_id: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    counts: Mapping[str, int | str]
    trigger_words: tuple[str, ...]
    words: Mapping[str, float]
    around: Mapping[str, float]
    judging: tuple[str, ...]
    confidence: float
    spots: tuple[str, ...] = ()
    scene: tuple[str, ...] = ()
    recipient_words: tuple[str, ...] = ()
    of_age: bool | None = None
    deniers: tuple[str, ...] = ()
    known: bool = False
    again: bool = False
    another: bool = False
    in_title: bool = False
    stories: tuple[str, ...] = field(default=(), compare=False)
    answered: frozenset[str] = field(default=frozenset(), compare=False)
    copied: str | None = field(default=None, compare=False)

    @property
    def realised(self) -> bool:
        """Whether it is told of as something that happened, or did not, and not as something that may."""
        return self.factuality != "unrealised"

    @cached_property
    def first(self) -> date | None:
        """The first day on which it may have happened."""
        return date.fromisoformat(self.days[0]) if self.days[0] else None

    @cached_property
    def last(self) -> date | None:
        """The last day on which it may have happened."""
        return date.fromisoformat(self.days[1]) if self.days[1] else None

    @cached_property
    def told_until(self) -> date | None:
        """The last day on which its document may have been published."""
        return date.fromisoformat(self.published[1]) if self.published[1] else None

    @cached_property
    def precise(self) -> bool:
        """Whether the day is known, give or take the length of a night."""
        return self.first is not None and self.last is not None and (self.last - self.first).days < PRECISE


def make_account(event: Event, setting: Setting) -> Account:
    """Return what an event is compared and told by. Spots among those who act or undergo it are taken as where it was."""
    document, sides = setting.document, setting.sides
    evidence = document.text[event.evidence_start : event.evidence_end]
    published = days_of(document)
    actors, recipients = ([n for n in names if not setting.is_place(n)] for names in (event.actors, event.recipients))
    return Account(
        id=event.id, document_id=event.document_id, start=event.evidence_start, end=event.evidence_end, event_type=event.event_type,
        mode=event.mode, trigger=event.trigger, factuality=event.factuality, sources=event.sources, voices=_voices(event, document),
        party_word=event.party_word, date_start=event.date_start, date_end=event.date_end, days=_days(event),
        published=(_iso(published[0]), _iso(published[1])), past="historical" in event.context,
        actors=tuple(actors), actor_sides=tuple(sorted(sides.keys_of(actors))),
        recipients=tuple(recipients), recipient_sides=tuple(sorted(sides.keys_of(recipients))),
        place=event.place, place_id=event.place_id, latitude=event.latitude, longitude=event.longitude,
        geo_precision=event.geo_precision, counts=dict(event.counts),
        trigger_words=meanings_of_trigger(event.trigger), words=_weigh(evidence, setting.common),
        around=_names_around(event, setting), judging=_find_judging(evidence, setting.judging), confidence=event.confidence,
        spots=_spots(event, setting), scene=_scene(event, setting), recipient_words=setting.who(recipients),
        of_age=setting.of_age(recipients),
        deniers=deniers_of(event, setting), known=is_taken_for_known(event, document.text),
        again=tells_again(event, document.text), another=tells_another(event, document.text),
        in_title=any(s.kind == "title" and s.start <= event.evidence_start < s.end for s in document.segments),
    )  # fmt: skip


def _spots(event: Event, setting: Setting) -> tuple[str, ...]:
    """Return the place of an event, if it is smaller than a region, and the other spots of its sentence."""
    own = [event.place.casefold()] if event.place and (event.geo_precision or SPOT) <= SPOT else []
    found = setting.spots(*sentence_around(setting.document.text, event.evidence_start, event.evidence_end))
    return tuple(dict.fromkeys([*own, *found]))


def _scene(event: Event, setting: Setting) -> tuple[str, ...]:
    """Return the spots of title and dateline, and of the sentence before in its paragraph if that of the event names none."""
    heads, text = setting.scene(), setting.document.text
    start, _ = sentence_around(text, event.evidence_start, event.evidence_end)
    before = len(text[:start].rstrip(" "))
    if _spots(event, setting) or not before or text[before - 1] == "\n":
        return heads
    return tuple(dict.fromkeys((*heads, *setting.spots(*sentence_around(text, before - 2, before - 2)))))


def as_data(account: Account) -> dict[str, Any]:
    """Return an account as plain JSON, without what may change when other documents come."""
    data = asdict(account)
    del data["stories"], data["answered"], data["copied"]
    return data


def read_account(
    data: Mapping[str, Any],
    stories: Iterable[str] = (),
    answered: frozenset[str] = frozenset(),
    copied: str | None = None,
) -> Account:
    """Return the account that a sketch holds; `stories` are the story and the copy group of its document (`copied` once more),
    `answered` the matters that it answers."""
    lists = {key: tuple(value) for key, value in data.items() if isinstance(value, list)}
    return Account(**{**data, **lists, "stories": tuple(stories), "answered": answered, "copied": copied})


def keys_of(account: Account, kin: str | None = None) -> tuple[int, ...]:
    """Return the keys that an event is found by: what may be one happening shares a kind of deed and one thing more.

    `kin` is the family of the deeds to look for, if it is not that of the account.
    """
    kin = kin or family_of(account.event_type)
    names = [*account.actors, *account.recipients, *account.actor_sides, *account.recipient_sides]
    found = [word_key(name.casefold(), kin, "name") for name in names]
    if account.place:
        found.append(word_key(account.place.casefold(), kin, "place"))
    found += [word_key(spot, kin, "place") for spot in account.spots]
    if account.precise and account.days[0]:
        found += [word_key(day, kin, "day") for day in account.days if day]
    if account.past and account.first and account.last:
        years = range(account.first.year, min(account.last.year, account.first.year + YEARS) + 1)
        found += [word_key(str(year), kin, "year") for year in years]
    named = sorted(account.around, key=lambda n: (-account.around[n], n))[:NAMED_AROUND]
    found += [word_key(name, kin, "around") for name in named]
    heaviest = sorted(account.words, key=lambda w: (-account.words[w], w))[:TELLING]
    found += [word_key(word, kin, "word") for word in (*account.trigger_words, *heaviest)]
    return tuple(dict.fromkeys(found))


FAMILIES = {
    "ASSAULT": "force", "COERCE": "force", "SANCTION": "force", "PROTEST": "force", "MOBILIZE": "forces",
    "RETREAT": "forces", "CONCEDE": "forces", "AGREE": "dealing", "CONSULT": "dealing", "SUPPORT": "dealing",
    "COOPERATE": "dealing", "AID": "dealing", "REQUEST": "request", "REJECT": "reject", "ACCUSE": "accuse",
    "THREATEN": "threaten",
}  # fmt: skip
"""Types that one happening may be told as, by what they have in common; a deed of another family is another happening."""


def family_of(event_type: str) -> str:
    """Return the family of a type (see `FAMILIES`); a type that is not listed is its own."""
    return FAMILIES.get(event_type, event_type)


def _voices(event: Event, document: Document) -> tuple[str, ...]:
    return event.sources[-1:] or (document.publisher or PUBLISHER,)


def _days(event: Event) -> tuple[str | None, str | None]:
    first = PartialDate.parse_or_none(event.date_start or event.date_end)
    last = PartialDate.parse_or_none(event.date_end or event.date_start)
    return _iso(first.first_day if first else None), _iso(last.last_day if last else None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _weigh(text: str, common: Mapping[str, float]) -> dict[str, float]:
    """Return the meanings of some words, each with how rare the word that shows it is in the news and in the desk."""
    shown = wording_of([text]).shown
    weights = {key: _rarity(stem(word), common) for key, word in shown.items()}
    return {key: round(weight, 2) for key, weight in sorted(weights.items()) if weight > 0}


def _rarity(root: str, common: Mapping[str, float]) -> float:
    return news_rarity(root) * common.get(root, 1.0)


def _names_around(event: Event, setting: Setting) -> dict[str, float]:
    """Return the names in the evidence, beside it and in the title, each as rare as its rarest word.

    Places and actors stand by their common names, other names by their stems; days and months are no names.
    """
    text, title = setting.document.text, setting.document.title or ""
    start, end = max(0, event.evidence_start - AROUND), event.evidence_end + AROUND
    headline = text.find(title) if title else -1
    windows = [(start, end)] + ([(headline, headline + len(title))] if headline >= 0 else [])
    names: dict[str, float] = {}
    taken = []
    for first, last, name in setting.named():
        if any(first >= a and last <= b for a, b in windows) and name[:1].isupper():
            taken.append((first, last))
            names[name.casefold()] = max((_rarity(w.stem, setting.common) for w in find_words(name)), default=0.0)
    for a, b in windows:
        for word in find_words(text[a:b]):
            at = a + word.start
            if word.capital and word.stem not in CALENDAR and not any(f <= at < g for f, g in taken):
                names[word.stem] = _rarity(word.stem, setting.common)
    return {name: round(weight, 2) for name, weight in sorted(names.items()) if weight > 0}


def _find_judging(evidence: str, judging: Collection[str]) -> tuple[str, ...]:
    if not judging:
        return ()
    found = (w.strip("“”\"'‘’.,;:!?()").lower() for w in evidence.split())
    return tuple(sorted({w for w in found if w in judging}))
