"""Fixed texts are English until another tongue is spoken, and for no longer than that."""

from dataclasses import replace

from accordingto.model.tongues import (
    ENGLISH,
    _,
    _n,
    current_language,
    lower_label,
    spoken,
    tell_act,
    tell_day,
    tell_label,
    tell_names,
    tell_type,
)

FRENCH = {"%(names)s and %(last)s": "%(names)s et %(last)s", "None.": "Aucun.", "Demand": "Demande"}
TONGUE = replace(
    ENGLISH,
    language="fr",
    find=lambda message: FRENCH.get(message, message),
    find_code=lambda _context, message: FRENCH.get(message, message),
    find_plural=lambda _one, many, _count: many,
    tell_day=lambda value: f"le {value}",
)


def test_nobody_speaks_but_english() -> None:
    assert (_("None."), _n("%(n)s row", "%(n)s rows", 1), tell_day("2031-05-12")) == ("None.", "1 row", "12 May 2031")
    assert tell_names(["A", None, "B", "C"]) == "A, B and C" and tell_names([], "nobody") == "nobody"
    assert lower_label(tell_label("ledger.states", "past_deadline")) == "past deadline"
    assert tell_label("ledger.states", "no state") == "no state" and tell_act("deny") == "denies"


def test_another_tongue_is_spoken_as_long_as_it_is_asked_for() -> None:
    with spoken(TONGUE):
        assert (_("None."), tell_names(["A", "B"]), tell_day("2031")) == ("Aucun.", "A et B", "le 2031")
        assert current_language() == "fr" and lower_label(tell_label("ledger.kinds", "demand")) == "Demande"
        assert _n("%(n)s row", "%(n)s rows", 1) == "1 rows" and tell_type("ASSAULT") == "Assault"
    assert current_language() == "en" and _("None.") == "None."
