"""States that only the text makes known: a government, an army, an adjective tell them."""

from invented import names_in


def test_a_government_or_an_adjective_makes_a_state() -> None:
    found = names_in("Merinja rejected the plan. Merinja's government said so. Merinjan officials agreed.")
    assert found["Merinja"] == "Merinja"
    assert found["government"] == "Government of Merinja"
    assert found["Merinjan officials"] == "Merinjan officials"
    assert names_in("Sarland fought. The Sarlish government fell.").get("Sarlish government") in (
        "Government of Sarland", "Sarlish government")  # fmt: skip
    assert names_in("Dremland spoke. The Dremlandian police fired.")["Dremlandian police"] == "Dremland Police"


def test_a_firm_with_a_leadership_is_no_state() -> None:
    assert "Government of Tarnex" not in names_in("Tarnex's managers resigned. Tarnex said so.").values()
