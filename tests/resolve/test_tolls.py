"""What numbers tell of two accounts: other sizes are other forces, tolls may differ."""

from accordingto.resolve.tolls import compare_tolls
from factories import make_arrest


def test_forty_police_are_not_twelve_hundred() -> None:
    def reasons(*sizes: int) -> set[str]:
        told = {"event_type": "MOBILIZE", "mode": "troops", "recipients": (), "trigger": "gathered"}
        one, other = (make_arrest("Ostria", f"{n}", counts={"size": n}, **told) for n in sizes)
        return {name for name, _, _ in compare_tolls(one, other)}

    assert "size_differs" in reasons(1200, 40)
    assert "size_differs" not in reasons(1200, 900)
