"""A sentence that the reading wrote into a row in (why two things are one), the same in the reader's language out.

Rows keep their English sentences, so that a desk can be read in any language. A sentence is known by its fixed words; what
stands between them are values: names and words of texts stay, days, codes and numbers are told in the reader's own form.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from accordingto.annotate.links import LINKS
from accordingto.model.codebook import codes
from accordingto.web.date_wordings import tell_day, tell_month_day
from accordingto.web.labels import tell_counts, tell_lane
from accordingto.web.wordings import LANGUAGES, Reader, _, current_reader, mark, tell_code, tell_number

SAME = (
    mark("their documents are of one story"), mark("one document tells that it happened and that somebody denies it"),
    mark("one stands in the title of the document that tells the other"), mark("one document tells of both"),
    mark("one is told as %(code1)s, the other as %(code2)s"), mark("both tell how one and the same request was answered"),
    mark("told in one word: “%(word1)s”, “%(word2)s”"), mark("done by %(code1)s or else"), mark("done by %(code1)s or %(code2)s"),
    mark("done by %(code)s"), mark("one is told as not the first of its kind"), mark("one is told as known: “%(word)s”, %(names)s"),
    mark("one tells who, the other does not: %(names)s"), mark("recipients: %(names)s"), mark("other recipients: %(names)s"),
    mark("actors: %(names)s"), mark("other actors: %(names)s"), mark("who acts in one is acted upon in the other"),
    mark("place: %(names)s"), mark("places %(number)s km apart: %(names)s"),
    mark("one speaks of %(names)s, of which the other's document tells"),
    mark("of one neither the day nor the day of its report is known"),
    mark("their years lie side by side: %(day1)s / %(day2)s"), mark("their days lie %(number)s days apart"),
    mark("on one day: %(day)s"), mark("their times may be one"), mark("told within %(number)s days"),
    mark("one has no day, and they are told %(number)s days apart"), mark("both name %(names)s around it"),
    mark("both speak of: %(words)s"), mark("both speak of %(words)s"),
    mark("they give one number"), mark("the numbers that they give may be one"), mark("they give other numbers"),
    mark("arrested: %(numbers)s"), mark("how many there were: %(numbers)s"),
    mark("one recalls on no day what is long past"), mark("one takes up the other: “%(word)s”"),
    mark("one tells the harm that was done, the other how"), mark("they speak of other places: %(names)s"),
    mark("they share no telling word"), mark("published at most %(number)s days apart"), mark("published %(number)s days apart"),
)  # fmt: skip
"""Why two accounts are, or are not, one happening, and reports of one story."""
MATTERS = (
    mark("one asks, promises or is bound in both"), mark("the same side asks, promises or is bound"),
    mark("in one of them it is not told who asks, promises or is bound"), mark("others ask, promise or are bound"),
    mark("it is asked of, or owed to, the same"), mark("it is asked of, or owed to, the same side"),
    mark("it is asked of, or owed to, others"), mark("both are told as %(code)s"), mark("word for word the same"),
    mark("told beside it: %(words)s"), mark("they speak of other things"), mark("they share names only: %(words)s"),
    mark("some words in common prove little"), mark("only the words around the terms are alike"),
    mark("%(share)s of what the shorter one speaks of is shared"), mark("both name %(words)s"),
    mark("one names %(words1)s, the other %(words2)s"), mark("both under clause %(words)s"),
    mark("under clauses %(words1)s and %(words2)s"), mark("both under %(names)s"), mark("each under another instrument"),
    mark("one is called by the day on which the other was made: %(monthdays)s"),
    mark("both made on %(day)s"), mark("made on %(day1)s and on %(day2)s"), mark("told %(number)s days apart"),
    mark("both due on %(day)s"), mark("one of them is put off or dropped: %(day1)s, %(day2)s"),
    mark("due on %(day1)s and on %(day2)s"),
    mark("it says the opposite of what stands right before it, by another"),
    mark("%(names)s and whose move it is: %(relation)s"), mark("nobody and whose move it is: %(relation)s"),
    mark("it is turned to whoever asked"), mark("it is turned to somebody else"), mark("they name other numbers"),
    mark("they do not speak of the same"), mark("%(share)s of what the terms speak of is in it"),
    mark("it is told in passing, not as an answer"), mark("it names the instrument and the day"),
    mark("it names who asked: %(names)s"), mark("under %(names)s"), mark("it names the day by which it was due, %(day)s"),
    mark("what was set is moved or dropped"), mark("what is told as done is what was to be done"),
    mark("told within %(number)s days of the deadline, %(day)s"), mark("nothing says which promise is meant"),
    mark("side by side in both: %(words)s"),
    mark("whoever's move it is answers all that was asked"),
    mark("whoever was asked promises it"), mark("it names clause %(words)s"),
    mark("it names the instrument and the day or the clause"), mark("it recalls that it was promised, or due"),
    mark("the text speaks of: %(words)s"), mark("it says of a promise that it was kept or broken"),
)  # fmt: skip
"""Why two entries of the ledger are one matter, and something is an answer to one."""
ACTORS = (
    mark("both of %(names)s"), mark("one of %(word1)s, the other of %(word2)s"), mark("both are %(names)s"),
    mark("they are given other offices"),
    mark("the names are spelt alike but for marks and capitals"), mark("one is named by one word only: that proves little"),
    mark("one surname, and the one first name is the initial of the other"),
    mark("first name and surname are the same, what stands between is not"), mark("the names differ by one letter"),
    mark("the first names or the surnames differ"), mark("the names are the same but for marks, capitals and small words"),
    mark("one is made of the initials of the other"), mark("the names have the same words in another order"),
    mark("the names differ"), mark("the reason was not recorded"),
)  # fmt: skip
"""Why two actors are one."""
COPIES = (
    mark("a sentence of %(number)s words is the same word for word"),
    mark("%(number1)s words in one piece are the same in both, of %(number2)s words that match (what is quoted counts a quarter)"),
    mark("this piece is %(number)s sentences long"), mark("%(share)s of the words that match are the same"),
    mark("%(share)s of the one report is in the other"), mark("hardly anything is the same but quotations"),
    mark("hardly anything of the one report is its own"),
    mark("both are of %(names)s, whose own lines stand in many of its texts"),
    mark("one document"), mark("%(name1)s and %(name2)s print one text"), mark("%(name1)s and %(name2)s tell it in the same passage"),
    mark("both are published by %(names)s"), mark("%(name1)s and %(name2)s belong to %(name3)s"), mark("%(name)s owns both"),
    mark("both are from %(names)s"), mark("both have it from %(names)s"),
    mark("the dates do not tell which was published first"),
    mark("%(name1)s was published first (%(since1)s), %(name2)s after it (%(since2)s)"),
)  # fmt: skip
"""Why words were taken over, which text was first, and why two accounts count as one source."""
CLAIMS = (
    mark("the claim"), mark("nobody named is told to say so"), mark("one says that it happened, the other that it did not"),
    mark("both give one number: %(tolls)s"), mark("both accuse %(names)s of it"), mark("it says what it answers"),
    mark("told in the same words"), mark("the same words, which one of them denies"), mark("its document is a copy of the other's"),
    mark("told again of somebody not named; %(reason)s"), mark("told again of %(name)s; %(reason)s"),
    mark("it stands right behind it and says that it is not so"), mark("it says that it denies what was told before"),
    mark("it gives another number: %(tolls)s"), mark("it says that there were not so many"),
    mark("one says “%(word1)s”, the other “%(word2)s”"), mark("by %(day1)s, then by %(day2)s (both speak of: %(words)s)"),
    mark("%(reason)s (both speak of: %(words)s)"),
    mark("it says that its side did not, or has not: %(words)s"), mark("it says that what is told there is wrong: %(words)s"),
    mark("%(said1)s, then %(said2)s, before and on %(day)s"), mark("%(said1)s, then %(said2)s, on %(day1)s and on %(day2)s"),
    mark("says so and says not, before and on %(day)s"), mark("says so and says not, on %(day1)s and on %(day2)s"),
    mark("says that it happened and that it did not, before and on %(day)s"),
    mark("says that it happened and that it did not, on %(day1)s and on %(day2)s"),
    mark("promised or set, then %(moved)s, before and on %(day)s"),
    mark("promised or set, then %(moved)s, on %(day1)s and on %(day2)s"),
    mark("says “%(word1)s”, then “%(word2)s”, before and on %(day)s"),
    mark("says “%(word1)s”, then “%(word2)s”, on %(day1)s and on %(day2)s"),
    mark("%(what)s: %(number1)s, then %(number2)s, before and on %(day)s"),
    mark("%(what)s: %(number1)s, then %(number2)s, on %(day1)s and on %(day2)s"),
    mark("%(words1)s, then %(words2)s, before and on %(day)s"), mark("%(words1)s, then %(words2)s, on %(day1)s and on %(day2)s"),
)  # fmt: skip
"""What a statement is to a claim, and how two statements of an actor do not go together."""
FIELDS = {
    "dead": mark("dead"), "injured": mark("injured"), "arrested": mark("arrested"), "displaced": mark("displaced"),
    "size": mark("how many took part"),
}  # fmt: skip
"""What different numbers are told of, by alerts and where an actor gives another one than before."""
MOVED = {
    "put off": mark("put off"), "suspended": mark("suspended"), "dropped": mark("dropped"), "refused": mark("refused"),
}  # fmt: skip
"""What becomes of something that was promised or set."""
SAID = {
    "says so": mark("says so"), "agrees": mark("agrees"), "supports it": mark("supports it"),
    "concedes it": mark("concedes it"), "denies it": mark("denies it"), "rejects it": mark("rejects it"),
    "no condition": mark("no condition"),
}  # fmt: skip
RELATIONS = {
    "same": mark("the same"), "side": mark("the same side"), "unknown": mark("not known"), "different": mark("another"),
}  # fmt: skip
"""How those who answer stand to those whose move it is."""
ALERTS = (
    mark("Due today (%(day)s): %(matter)s"), mark("Due in 1 day (%(day)s): %(matter)s"),
    mark("Due in %(number)s days (%(day)s): %(matter)s"),
    mark("%(kind)s (%(state)s, by the word of %(names)s): %(matter)s"), mark("%(kind)s (%(state)s): %(matter)s"),
    mark("%(field)s: from %(number1)s to %(number2)s are told of one %(type)s in %(names)s, %(day)s"),
    mark("%(field)s: from %(number1)s to %(number2)s are told of one %(type)s, %(day)s"),
    mark("%(name)s: nothing heard for %(number)s days, last on %(day)s"),
    mark("%(name)s: may contradict what it said before: %(reason)s"), mark("%(name)s: gives another number than before: %(reason)s"),
    mark("%(name)s: changes its condition: %(reason)s"),
    mark("%(name)s: 1 happening from %(day)s on, more than the %(number)s expected (chance %(chance)s)"),
    mark("%(name)s: %(number1)s happenings from %(day)s on, more than the %(number2)s expected (chance %(chance)s)"),
    mark("%(name)s: 1 happening from %(day)s on, fewer than the %(number)s expected (chance %(chance)s)"),
    mark("%(name)s: %(number1)s happenings from %(day)s on, fewer than the %(number2)s expected (chance %(chance)s)"),
    mark("New for “%(name)s”: 1 row in a report of an unnamed publisher"),
    mark("New for “%(name)s”: %(number)s rows in a report of an unnamed publisher"),
    mark("New for “%(name1)s”: 1 row in a report of %(name2)s"),
    mark("New for “%(name1)s”: %(number)s rows in a report of %(name2)s"),
)  # fmt: skip
"""What alerts tell."""
NOBODY = mark("nobody named")
DAY = r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)?)?|no date"
PLACE = re.compile(r"%\((([a-z]+)\d*)\)s")


def tell_reason(sentence: str) -> str:
    """Return a sentence of the reading in the reader's language; one that is not known stands as it is."""
    reader = current_reader()
    return sentence if reader.language == next(iter(LANGUAGES)) else _told(sentence, reader)


@lru_cache(maxsize=4096)
def _told(sentence: str, _reader: Reader) -> str:
    if sentence in _whole():
        return _(sentence)
    for message, pattern in _patterns():
        found = pattern.fullmatch(sentence)
        if found is not None:
            kinds = dict(PLACE.findall(message))
            return _(message) % {name: TELLERS[kinds[name]](value) for name, value in found.groupdict().items()}
    return sentence


def is_known(sentence: str) -> bool:
    """Tell whether a sentence can be told in other languages."""
    return sentence in _whole() or any(pattern.fullmatch(sentence) for _message, pattern in _patterns())


@lru_cache
def _whole() -> frozenset[str]:
    messages = (*SAME, *MATTERS, *ACTORS, *COPIES, *CLAIMS, *SAID)
    return frozenset({*(m for m in messages if "%(" not in m), *(reason for _, reason in LINKS.values())})


@lru_cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the sentences with places for values; those that begin with a value come last, since more fits them.

    Titles of alerts come before the reasons that they may end with.
    """
    messages = (*ALERTS, *COPIES, *CLAIMS, *SAME, *MATTERS, *ACTORS)
    ordered = sorted(messages, key=lambda m: m.startswith("%("))
    return tuple((m, _pattern(m)) for m in ordered if "%(" in m)


def _pattern(message: str) -> re.Pattern[str]:
    parts, at = [], 0
    for place in PLACE.finditer(message):
        parts += [re.escape(message[at : place.start()]), f"(?P<{place[1]}>{VALUES.get(place[2], '.+?')})"]
        at = place.end()
    return re.compile("".join([*parts, re.escape(message[at:])]), re.DOTALL)


def _capitals(reference: str) -> str:
    return "|".join(re.escape(code.capitalize()) for code in codes(reference))


VALUES: Mapping[str, str] = {
    "day": DAY, "code": r"[\w-]+", "number": r"[\d.,]+", "share": r"\d+%", "relation": "|".join(RELATIONS),
    "said": "|".join(SAID) + "|“.*?”",
    "kind": _capitals("ledger.kinds"), "state": r"[a-z_ ]+", "type": r"[a-z_ ]+",
    "field": "|".join(name.capitalize() for name in FIELDS), "what": "|".join(FIELDS), "moved": "|".join(MOVED),
    "since": rf"(?:not (?:after|before) )?(?:{DAY})", "chance": r"[\d.e+-]+", "monthdays": r"\d\d-\d\d(?:, \d\d-\d\d)*",
}  # fmt: skip
"""What values of a kind look like, where not everything can be one."""


def _code(value: str) -> str:
    return tell_lane(value) if value.isupper() else tell_code(value)


def _tolls(value: str) -> str:
    told = (part.rpartition(" ") for part in value.split(", "))
    return ", ".join(tell_counts({what: int(n) if n.isdigit() else n}) for what, _space, n in told)


def _number(value: str) -> str:
    try:
        return tell_number(float(value.replace(",", "")))
    except ValueError:
        return value


def _matter(value: str) -> str:
    return _(NOBODY) + value.removeprefix(NOBODY) if value.startswith(NOBODY) else value


def _field(value: str) -> str:
    told = _(FIELDS[value.lower()])
    return told[:1].upper() + told[1:]


def _since(value: str) -> str:
    told, _space, day = value.rpartition(" ")
    if not told or value == "no date":
        return tell_day(value)
    if told == "not after":
        return _("not after %(day)s", day=tell_day(day))
    return _("not before %(day)s", day=tell_day(day))


def _monthdays(value: str) -> str:
    return ", ".join(tell_month_day(day) for day in value.split(", "))


def _as_it_is(value: str) -> str:
    return value


TELLERS: Mapping[str, Callable[[str], str]] = {
    "day": lambda value: tell_day(None if value == "no date" else value), "code": _code, "number": _number,
    "said": lambda value: _(SAID[value]) if value in SAID else value, "tolls": _tolls,
    "relation": lambda value: _(RELATIONS[value]), "reason": lambda value: tell_reason(value),
    "kind": lambda value: tell_code(value.lower()), "state": lambda value: tell_code(value.replace(" ", "_")),
    "type": lambda value: tell_lane(value.upper()), "field": _field, "what": lambda value: _(FIELDS[value]),
    "moved": lambda value: _(MOVED[value]), "since": _since, "monthdays": _monthdays, "chance": _as_it_is,
    "matter": _matter, "names": _as_it_is, "name": _as_it_is,
    "words": _as_it_is, "word": _as_it_is, "numbers": _as_it_is, "share": lambda value: value.replace("%", " %"),
}  # fmt: skip
"""How values of a kind are told."""
