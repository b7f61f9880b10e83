"""What numbers tell of two accounts: other sizes are other forces, tolls may differ."""

from accordingto.resolve.tolls import compare_tolls
from factories import make_arrest, make_told


def test_forty_police_are_not_twelve_hundred() -> None:
    def reasons(*sizes: int) -> set[str]:
        told = {"event_type": "MOBILIZE", "mode": "troops", "recipients": (), "trigger": "gathered"}
        one, other = (make_arrest("Ostria", f"{n}", counts={"size": n}, **told) for n in sizes)
        return {name for name, _, _ in compare_tolls(one, other)}

    assert "size_differs" in reasons(1200, 40)
    assert "size_differs" not in reasons(1200, 900)


def test_one_person_is_one_arrest_and_people_may_be_any_number() -> None:
    def reasons(whom: str) -> set[str]:
        told = {"event_type": "COERCE", "mode": "arrest", "recipients": (whom,)}
        one = make_told(f"Police arrested {whom}.", "arrested", **told)
        many = make_told("Police arrested 14 people.", "arrested", path="b", **(told | {"counts": {"arrested": 14}}))
        return {name for name, _, _ in compare_tolls(many, one)}

    assert "arrested_differ" in reasons("former harbour pilot")
    assert not any("arrested_differ" in reasons(whom) for whom in ("drivers", "a man", "police"))
