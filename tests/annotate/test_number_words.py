"""Number words and digits: every number comes back as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.annotate.number_forms import NUMBER, Form, read_form
from accordingto.annotate.number_words import TENS, UNITS, plain_number, spelled_number

SMALL = {number: word for word, number in {**TENS, **UNITS}.items() if word != "fourty"}


def spell(number: int) -> str:
    """Return a number below a thousand million in words, as English writes it."""
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if scale == 100 and rest else " "
            return f"{spell(number // scale)} {name}{joint}{spell(rest) if rest else ''}".strip()
    if number in SMALL:
        return SMALL[number]
    return f"{SMALL[number // 10 * 10]}-{SMALL[number % 10]}"


def form_of(text: str) -> Form:
    """Return what the one number of a text tells."""
    forms = [form for m in NUMBER.finditer(text) if (form := read_form(m))]
    assert len(forms) == 1, (text, forms)
    return forms[0]


@given(st.integers(0, 999_999_999))
def test_number_words_come_back(number: int) -> None:
    words = spell(number)
    assert spelled_number(words.replace("-", " ").split()) == number
    assert plain_number(f"{number:,}") == number


@given(st.integers(2, 999_999))
def test_numbers_in_a_sentence_come_back(number: int) -> None:
    for written in (spell(number), f"{number:,}", str(number)):
        form = form_of(f"They saw {written} people.")
        assert (form.value, form.low, form.high) == (number, None, None)


@given(
    st.integers(2, 900),
    st.sampled_from(["up to", "at least", "more than", "fewer than", "about", "nearly", "no more than"]),
)
def test_bounds_are_told_by_their_words(number: int, lead: str) -> None:
    form = form_of(f"They saw {lead} {spell(number)} people.")
    if lead in ("about", "nearly"):
        assert (form.value, form.low, form.high) == (number, None, None)
    elif lead in ("at least", "more than"):
        assert (form.value, form.low, form.high) == (None, number, None)
    else:
        assert (form.value, form.low, form.high) == (None, None, number)


@given(st.integers(2, 400), st.integers(2, 400))
def test_ranges_are_never_reversed(one: int, other: int) -> None:
    text = f"They saw {one} to {other} people."
    forms = [form for m in NUMBER.finditer(text) if (form := read_form(m))]
    assert all(f.low is None or f.high is None or f.low <= f.high for f in forms)
    if one < other:
        assert [(f.low, f.high) for f in forms] == [(one, other)]
