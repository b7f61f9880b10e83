"""Proper names: known ones where they act, unknown ones in their own words, capitals of sentences left alone."""

from accordingto.annotate.known_names import acronym_of
from invented import names_in, read_actors


def test_unknown_names_keep_their_words() -> None:
    found = names_in("The Council of Border Towns met. TARNEX objected. The League of Carters agreed.")
    assert found["Council of Border Towns"] == "Council of Border Towns"
    assert found["League of Carters"] == "League of Carters"
    assert found["TARNEX"] == "TARNEX"


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital() -> None:
    assert names_in("Tensions rose again. Gunfire was heard.") == {}


def test_datelines_name_nobody() -> None:
    assert "Ostria" not in names_in("BREZNO, Ostria (Tern) – Two men were shot on Friday.")


def test_instruments_and_days_are_no_actors() -> None:
    assert names_in("The Brasque Protocol was signed on Easter Monday.") == {}


def test_a_body_that_no_list_knows_is_called_by_its_last_word() -> None:
    names = names_in("The Harun Front freed nine men. An official from the Front said that Ostria lied.")
    assert names.get("Front") == "Harun Front"


def test_initials() -> None:
    assert acronym_of("Council of Border Towns") == "cbt"


def test_a_states_adjective_before_a_deed_or_a_weapon_names_the_state() -> None:
    found = names_in("An Ostrian strike hit Lesk. Velmarkian drones circled. The Ostrian coast is near.")
    assert (found["Ostrian"], found["Velmarkian"]) == ("Ostria", "Velmark")
    reasons = {r.mention.text: r.mention.reason for r in read_actors("An Ostrian strike hit Lesk.")[0]}
    assert reasons["Ostrian"] == "an adjective that says whose deed or weapon it is"


def test_a_city_stands_for_the_organisation_that_the_text_names_and_else_for_the_state() -> None:
    assert names_in("The Littoral League met. Halm is ready to help.")["Halm"] == "Littoral League"
    assert names_in("The Littoral League met. Ostria objected. Halm is ready.")["Halm"] == "Government of Ostria"
    assert names_in("Halm is ready to help.")["Halm"] == "Government of Ostria"
