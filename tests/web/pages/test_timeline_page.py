"""The timeline page: drawn, told as a table, and open about what is missing."""

from xml.etree import ElementTree

from demo_desks import Visitor, claim_reading


def test_events_are_drawn_as_what_they_are_and_told_as_a_table(client: Visitor) -> None:
    reading = claim_reading()
    page = client.get("/timeline").text
    assert page.count('<use href="#g-reported" x=') == 1 and page.count('<use href="#g-negated" x=') == 1
    assert "<strong>2</strong> of 4 events drawn." in page and "The same as a table (2)" in page
    assert page.count(f"#e-{reading.events[0].id}") == 2


def test_undated_events_are_counted_and_listed(client: Visitor) -> None:
    page = client.get("/timeline").text
    assert "<strong>2</strong> have no date and cannot be drawn" in page
    assert "Events without a date (2)" in page and "about 40 people had allegedly fled" in page


def test_the_window_can_be_set_and_what_falls_out_is_told(client: Visitor) -> None:
    page = client.get("/timeline?from=2031-05-20&to=2031-05-31").text
    assert "<strong>1</strong> earlier than" in page
    assert "“soon” is no date" in client.get("/timeline?from=soon").text
    assert "No event answers this filter." in client.get("/timeline?type=AID").text
    assert "<strong>0</strong> of 1 events drawn." in client.get("/timeline?factuality=alleged").text


def test_the_drawing_is_a_picture_of_its_own(client: Visitor) -> None:
    assert 'class="picture" href="/timeline.svg?by=type"' in client.get("/timeline?by=type").text
    answer = client.get("/timeline.svg?by=type")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    picture = ElementTree.fromstring(answer.text)
    uses = [u.get("href", "") for u in picture.iter("{http://www.w3.org/2000/svg}use")]
    there = {s.get("id", "") for s in picture.iter("{http://www.w3.org/2000/svg}symbol")}
    assert len(uses) == 2 + 5 and {u.removeprefix("#") for u in uses} <= there
    assert "2 of 4 events drawn" in answer.text and "not what is so" in answer.text
    assert client.get("/timeline.svg?type=AID").status_code == 404
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert client.get("/timeline").headers["content-security-policy"].startswith("default-src 'self'")
