"""Known people in, who held which office on a day out; and the words of a text that name an office."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accordingto.annotate.hyphened_offices import office_to_come
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Document

HEADS_OF_GOVERNMENT = ("Prime Minister", "Chancellor")
LEADING = frozenset(
    "President,Prime Minister,Chancellor,Foreign Minister,Defence Minister,Interior Minister,Secretary General,"
    "Chief of the General Staff,King,Emir,Supreme Leader,Speaker of Parliament".split(",")
)
"""Offices that one person at a time holds for a state or an organisation."""
ACROSS = {"president", "minister", "premier", "chancellor", "king", "queen", "secretary", "chief", "head", "leader",
          "general", "pm", "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "commander", "governor",
          "mayor", "speaker", "chairman", "chairwoman", "chair", "commissioner", "director", "prosecutor", "emir",
          "representative", "diplomat", "coordinator", "sultan", "pope", "prince", "co-leader", "coleader", "founder"}  # fmt: skip
"""Nouns that name an office or a function."""

_MINISTERS = {
    "prime": "Prime Minister", "foreign": "Foreign Minister", "affairs": "Foreign Minister",
    "defence": "Defence Minister", "defense": "Defence Minister", "interior": "Interior Minister",
    "home": "Interior Minister", "finance": "Finance Minister", "justice": "Justice Minister",
    "internal": "Interior Minister", "external": "Foreign Minister", "war": "Defence Minister",
}  # fmt: skip
_PLAIN = {
    "president": "President", "premier": "Prime Minister", "pm": "Prime Minister", "chancellor": "Chancellor",
    "king": "King", "queen": "Queen", "emir": "Emir", "sultan": "Sultan", "pope": "Pope", "ambassador": "Ambassador",
    "envoy": "Envoy", "commander": "Commander", "governor": "Governor", "mayor": "Mayor", "speaker": "Speaker",
    "spokesman": "Spokesperson", "spokeswoman": "Spokesperson", "spokesperson": "Spokesperson",
    "chairman": "Chairman", "chairwoman": "Chairman", "chair": "Chairman", "general": "General",
    "minister": "Minister", "secretary": "Secretary", "director": "Director", "prosecutor": "Prosecutor",
    "leader": "Leader", "head": "Leader", "chief": "Leader", "commissioner": "Commissioner", "prince": "Prince",
    "representative": "Representative", "coordinator": "Coordinator", "founder": "Founder",
    "co-leader": "Leader", "coleader": "Leader",
}  # fmt: skip
NOT_NAMES = frozenset(
    "government ministry council party list union police army force republic office committee commission agency "
    "court bank league group state states nations assembly parliament house times news post street road square "
    "river lake island mountain bridge staff affairs defence defense interior city gate crossing hill port field station "
    "airport valley harbour harbor bay point pass protocol accord agreement treaty county district province united "
    "rovers wanderers athletic club fc command headquarters directorate secretariat prosecution".split()
)
"""Last words of names of bodies and places, by which they are no names of people."""
RANKS = frozenset(
    "mr mrs ms miss mr. mrs. ms. dr dr. sir dame lord lady prof professor judge captain capt major maj colonel col "
    "lieutenant lt sergeant sgt brigadier admiral marshal general gen gen. corporal sheikh ayatollah imam father "
    "bishop archbishop patriarch cardinal rabbi mullah reverend senator sen sen. congressman rep. inspector "
    "superintendent commissioner minister secretary adviser advisor lawmaker deputy prosecutor analyst expert "
    "activist lawyer journalist col. lt. maj. capt. sgt. cpl. pvt. brig. cmdr. cdr. adm. brig.-gen. lt.-gen. maj.-gen. lt.-col. "
    "insp. supt. amb. hon. fr. pres. gov. rev. st.".split()
)
"""Words before a name that are no part of it, beside the offices."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office named in a text: its `title`, the words that name it, and whether it is a former one."""

    title: str
    text: str
    former: bool = False


class Offices:
    """The holders of the known offices."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        self._holders: dict[tuple[str, str], list[tuple[KnownActor, str | None, str | None]]] = defaultdict(list)
        for actor in actors:
            for office in actor.offices:
                if office.of:
                    self._holders[office.title, office.of].append((actor, office.start, office.end))

    def holders(self, title: str, of: str, days: tuple[str, str] | None) -> list[KnownActor]:
        """Return those who held an office within days (first and last, ISO), or ever when the days are not known."""
        titles = HEADS_OF_GOVERNMENT if title in HEADS_OF_GOVERNMENT else (title,)
        found = [p for t in titles for p, start, end in self._holders.get((t, of), ()) if _overlaps(start, end, days)]
        return list({p.name: p for p in found}.values())


def holds(actor: KnownActor, title: str, of: str | None, days: tuple[str, str] | None) -> bool:
    """Tell whether a person holds an office (of that body, where one is given) within days, or ever."""
    titles = HEADS_OF_GOVERNMENT if title in HEADS_OF_GOVERNMENT else (title,)
    return any(
        o.title in titles and (of is None or o.of == of) and _overlaps(o.start, o.end, days) for o in actor.offices
    )


def leads(actor: KnownActor, days: tuple[str, str] | None) -> str | None:
    """Return the state or body whose government a person leads within days, if any."""
    titles = (*HEADS_OF_GOVERNMENT, "President", "King", "Emir", "Supreme Leader")
    found = {o.of for o in actor.offices if o.title in titles and o.of and _overlaps(o.start, o.end, days)}
    return found.pop() if len(found) == 1 else None


def days_of(document: Document) -> tuple[str, str] | None:
    """Return the first and the last day on which a document may have been published, None when nothing is known."""
    first = document.published or document.published_from
    last = document.published or document.published_to
    return (first[:10], last[:10]) if first and last else None


def _overlaps(start: str | None, end: str | None, days: tuple[str, str] | None) -> bool:
    if days is None:
        return True
    return (not start or start <= days[1] + "~") and (not end or end + "~" >= days[0])


DEPUTIES = frozenset({"deputy", "vice", "assistant"})
"""Words before an office for who stands in for its holder, and is not that one."""


def title_at(parse: Parse, head: Token) -> Title | None:
    """Return the office that a noun phrase headed by this noun names ("interior minister", "head of the government")."""
    if head.norm not in ACROSS and head.lemma not in ACROSS:
        return None
    word = head.norm if head.norm in ACROSS else head.lemma
    before = _words_before(parse, head)
    complement = list(_complement(parse, head))
    title = _title(word, before, complement)
    first, last = _first_word(parse, head, before), head.i
    if title == "Secretary General" and word == "secretary":
        last = next((i for i in range(head.i, head.i + 3) if parse.tokens[i].norm == "general"), last)
    if title and title != "Vice President" and any(w in DEPUTIES for w in before):
        title = f"Deputy {title}"
    if title and (word_behind := office_to_come(parse, head)):
        title = f"{title}-{word_behind}"
    former = any(w in ("former", "ex", "previous", "late", "then") for w in before)
    words = " ".join(t.text for t in parse.tokens[first : last + 1]).replace(" - ", "-")
    return Title(title, words, former) if title else None


def _title(word: str, before: list[str], complement: list[str]) -> str | None:
    if word == "minister":
        return next((_MINISTERS[w] for w in [*reversed(before), *reversed(complement)] if w in _MINISTERS), "Minister")
    if word == "secretary":
        return _secretary(before, complement)
    if word in ("head", "chief", "leader", "general", "diplomat"):
        return _chief(word, before, complement)
    if word == "president" and "vice" in before:
        return "Vice President"
    if word == "prosecutor" and "chief" not in before and not complement:
        return None
    if word == "speaker" and not {"parliament", "parliamentary", "assembly", "house"} & {*before, *complement}:
        return None
    return "Speaker of Parliament" if word == "speaker" else _PLAIN.get(word)


_GENERALS = frozenset(("secretary", "attorney", "director", "solicitor", "prosecutor", "consul", "inspector"))


def _secretary(before: list[str], complement: list[str]) -> str | None:
    if complement[:1] == ["state"] or "foreign" in before:
        return "Foreign Minister"
    return next((_MINISTERS[w] for w in reversed(before) if w in _MINISTERS), "Secretary General" if "general" in
                complement else None)  # fmt: skip


def _chief(word: str, before: list[str], complement: list[str]) -> str | None:
    near = {*before, *complement}
    if word == "diplomat":
        return "Foreign Minister" if {"top", "chief"} & set(before) else None
    if "policy" in near and "foreign" in near:
        return "High Representative for Foreign Affairs"
    if word == "general":
        return next((f"{w.capitalize()} General" for w in before if w in _GENERALS), "General")
    if "staff" in near:
        return "Chief of the General Staff" if {"general", "army", "military", "armed"} & near else "Chief of Staff"
    if word != "leader" and {"army", "military"} & near:
        return "Chief of the General Staff"
    if "government" in complement or "cabinet" in complement:
        return "Prime Minister"
    if complement[:1] == ["state"]:
        return "President"
    return "Leader"


def _words_before(parse: Parse, head: Token) -> list[str]:
    words: list[str] = []
    i = head.i - 1
    while i >= 0 and head.i - i < 6 and parse.tokens[i].sentence == head.sentence:
        token = parse.tokens[i]
        if token.pos not in ("NOUN", "PROPN", "ADJ", "X") and token.norm not in ("-", "vice", "ex"):
            break
        words.insert(0, token.norm)
        i -= 1
    return words


def _first_word(parse: Parse, head: Token, before: list[str]) -> int:
    """Return where the words of the office begin: qualifiers as "prime" or "secretary" belong to it, names do not."""
    keep = {*_MINISTERS, "secretary", "-", "vice", "deputy", "special", "general", "major", "lieutenant", "top",
"chief", "supreme", "crown", "attorney", "director", "solicitor", "army", "former", "ex", "policy", "party", "opposition"}  # fmt: skip
    first = head.i
    for offset, word in enumerate(reversed(before), 1):
        if word not in keep:
            break
        first = head.i - offset
    return first


def _complement(parse: Parse, head: Token) -> Iterator[str]:
    """Yield the words of "of …" after a head, and those of the hyphen or the words that follow a title."""
    following = parse.tokens[head.i + 1 : head.i + 3]
    if head.norm == "secretary" and any(t.norm == "general" for t in following):
        yield "general"
    if head.norm == "secretary" and [t.norm for t in following] == ["of", "state"]:
        yield "state"
    for prep in parse.children(head, "prep"):
        if prep.norm in ("of", "for"):
            for token in parse.tokens[prep.i + 1 : prep.right + 1][:6]:
                if token.norm in (",", "and", "(", "who", "which", "'s", "in"):
                    break
                yield token.norm
