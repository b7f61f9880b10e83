"""What words speak of: stems, meanings that stand for one another, names that count for little, numbers that count."""

import pytest

from accordingto.resolve.wordings import NAME_WEIGHT, beside, days_named, meanings_of_trigger, opposed_words, wording_of


def meanings(text: str, *names: str) -> set[str]:
    return set(wording_of((text,), names).meanings)


def test_other_words_for_one_thing_are_one_meaning():
    asked = wording_of(["the return of up to 1,000 soldiers to Brod"])
    told = wording_of(["that 1000 troops be returned to Brod"])
    assert set(asked.words_shared(told)) == {"return", "soldiers", "Brod"}
    assert asked.numbers == told.numbers == {"1000"}


def test_words_that_any_matter_may_have_tell_nothing():
    assert meanings("We demand that they must do it immediately, the minister said on Friday") == set()


def test_the_names_of_the_parties_are_left_out_and_other_names_count_for_little():
    found = wording_of(["Velmark must leave the Brod crossing"], ["Velmark"]).meanings
    assert "velmark" not in found
    assert (found["brod"], found["=crossing"]) == (NAME_WEIGHT, 1.0)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("400 officers under Resolution 88 by April 10, 2031", {"400"}),
        ("12 of 2,500 lorries since 5 May", {"12", "2500"}),
        ("Article 7 and 82 millimetres", {"82"}),
        ("the 3rd brigade", set()),
        ("Forty persons and thirty-eight others; six of the nine lorries, two of them empty", {"40", "38", "6", "9"}),
        ("Seventeen-year-olds weighed the money", {"17"}),
        ("Mara Tarn (58), and Ivo Brun, 61, of 12 villages", {"12"}),
    ],
)
def test_days_years_and_articles_are_no_counts(text, numbers):
    assert wording_of([text]).numbers == numbers


def test_what_is_shared_is_weighed():
    one, other = wording_of(["guns and lorries"]), wording_of(["howitzers near Brod"])
    assert one.shared_with(other) == other.shared_with(one) == 1.0
    assert wording_of([]).mass == 0


def test_forms_that_no_rule_leads_back_are_one_with_their_verb():
    assert meanings("Ilmara paid it") & meanings("Ilmara will pay it")
    assert meanings("the guns were withdrawn") & meanings("withdraws the guns")


def test_what_stands_beside_a_stretch_stays_in_its_paragraph_unless_it_opens_it():
    text = "A first paragraph.\nIt was long, and longer than that too. It was done, and that was all.\nAnother."
    opening, later = text.index("It was long"), text.index("that was all")
    assert beside(text, later, later + 4) == "It was long, and longer than that too. It was done, and that was all."
    assert beside(text, opening, opening + 2).startswith("A first paragraph.")


def test_several_words_that_mean_one_thing_together():
    assert meanings_of_trigger("set fire") == meanings_of_trigger("set alight") == meanings_of_trigger("arson")
    assert not set(meanings_of_trigger("set fire")) & set(meanings_of_trigger("fired"))
    assert meanings_of_trigger("lit candles") != meanings_of_trigger("vigil")
    assert set(meanings_of_trigger("lit candles")) >= set(meanings_of_trigger("vigil"))


def test_days_that_are_named():
    assert days_named("due on may 20 and the 3rd of june, made in 2031") == ["05-20", "06-03"]


def test_words_side_by_side_are_pairs_but_for_names_of_parties_and_words_that_tell_nothing():
    found = wording_of(
        ("relief convoys of the Red Lantern Society reached the left bank",), ("Red Lantern Society",)
    ).pairs
    assert ("relief", "convoy") in found and ("left", "bank") in found
    assert not any("lantern" in pair for pair in found) and len(found) == 2


def test_opposites_are_words_of_which_each_has_one():
    closed, opened = wording_of(("the ports stay closed",)), wording_of(("the harbours will be reopened",))
    assert opposed_words(closed, opened) == ("closed", "reopened")
    assert opposed_words(closed, wording_of(("ports that were opened and closed",))) is None
    assert opposed_words(closed, wording_of(("ships",))) is None


def test_an_owner_that_stands_first_is_a_name():
    assert "velmark" not in wording_of(("Velmark's inquiry is late",)).heavy


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("that the miners be let go", "the miners were released"),
        ("to give back the barges", "the barges were returned"),
        ("to make public the lists", "the lists were published"),
        ("that the judge step down", "the resignation of the judge"),
    ],
)
def test_several_words_may_say_what_one_word_says(asked, told):
    assert meanings(asked) == meanings(told)
