"""Number words and digits in, numbers out; `None` where the words are no number."""

from typing import Final

UNITS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Final = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000, "m": 1_000_000, "k": 1_000, "dozen": 12, "score": 20,
}  # fmt: skip
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
     "ninetieth": 90, "hundredth": 100}  # fmt: skip
CARDINALS: Final = {**UNITS, **TENS, "hundred": 100, "thousand": 1_000, "million": 1_000_000}


def plain_number(digits: str) -> float | int | None:
    """Return the number that digits with thousands marks write ("1,000", "1 000", "1.5"), else None."""
    text = digits.replace(",", "").replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number.is_integer() and "." not in text else number


def spelled_number(words: list[str]) -> float | int | None:
    """Return the number that lower-case words spell ("two hundred and fifty", "1.5", "million"), else None.

    Words may be digits ("1.5 million"); "and" is skipped; "a" counts as one before a scale.
    """
    total: float | int = 0
    part: float | int = 0
    seen = False
    for word in words:
        if word in ("and", "-"):
            continue
        if word in SCALES:
            scale = SCALES[word]
            if scale == 100 or scale in (12, 20):
                part = (part or 1) * scale
            else:
                total, part = total + (part or 1) * scale, 0
        elif word in UNITS or word in TENS:
            part += UNITS.get(word, 0) or TENS.get(word, 0)
        elif word in ("a", "an"):
            part += 1
        else:
            number = plain_number(word)
            if number is None:
                return None
            part += number
        seen = True
    if not seen:
        return None
    number = total + part
    return int(number) if float(number).is_integer() else number
