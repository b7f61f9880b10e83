"""The front page: what the desk holds, told honestly."""

from demo_desks import Visitor


def test_it_tells_what_the_desk_holds(client: Visitor) -> None:
    page = client.get("/").text
    assert "Published 12 May 2031 – 13 May 2031" in page and "1 without a date" in page
    assert "2 publishers" in page
    assert '<a href="/events?factuality=alleged">1 alleged</a>' in page


def test_documents_stand_newest_first_with_what_is_known_of_their_dates(client: Visitor) -> None:
    page = client.get("/").text
    newest, dated, undated = (
        page.index(t) for t in ("no shots from our side", "Ostria accuses Velmark of", "no title")
    )
    assert newest < dated < undated
    assert "repeated text" in page and "publisher not known" in page and "no date" in page


def test_deadlines_are_counted_from_the_newest_document(client: Visitor) -> None:
    page = client.get("/").text
    assert "Counted from the newest document" in page and "(13 May 2031)" in page
    assert "19 days later" in page and "withdraw its police" in page
