"""Short definite phrases: the only such body of the text, the only group near before; nouns that only count."""

from invented import names_in


def test_the_only_such_body() -> None:
    assert names_in("The Ostrian foreign ministry spoke. The ministry gave no details.")["ministry"] == (
        "Foreign Ministry of Ostria"
    )
    found = names_in("Ostrian police and Velmarkian police met in Halm.\nThe police said nothing.")
    assert found["police"] == "police"


def test_the_group_is_the_one_named_just_before() -> None:
    assert names_in("The Black Herons attacked. The group said so.")["group"] == "Black Herons"
    assert "group" not in names_in("The Halm Courier reported it. The group said so.")


def test_the_mission_of_an_organisation() -> None:
    text = "LIFOR closed the bridge. The Littoral League mission gave no reason."
    assert names_in(text)["Littoral League mission"] == "LIFOR"


def test_counting_nouns_name_what_they_count() -> None:
    assert names_in("A group of Drems attacked a man.")["group"] == "Drems"
    assert names_in("Dozens of Ostrian soldiers left.")["Dozens"] == "Ostrian soldiers"


def test_the_government_in_another_place_is_not_the_only_one_named() -> None:
    told = "The Government of Ostria spoke. "
    assert names_in(told + "The government agreed.")["government"] == "Government of Ostria"
    assert names_in(told + "Sami Duran accused the government in Port Alma of it.")["government"] == "government"
