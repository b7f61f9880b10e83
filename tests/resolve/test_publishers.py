"""Publishers: who stands behind a document, by name or web address, and which agency it names as its source."""

import pytest

from accordingto.model.knowledge import KnownPublisher
from accordingto.resolve.publishers import Registry
from factories import make_document
from reprinted import make_report

KNOWN = (
    KnownPublisher("Tern News Agency", ("Tern", "TNA"), ("tern.example",), "agency"),
    KnownPublisher("Radio Halvec", kind="state media", owner="Government of Orvenia"),
)


def test_publishers_are_found_by_name_and_address() -> None:
    registry = Registry(KNOWN)
    for name in ("tern", "TNA", "https://www.tern.example/news/1", "live.tern.example", "Tern News Agency"):
        found = registry.find(name)
        assert found is not None and found.name == "Tern News Agency", name
    assert (
        registry.find("https://example/1") is None and registry.find("Halvec") is None and registry.find(None) is None
    )


def test_a_desk_adds_to_what_is_known_and_changes_it() -> None:
    registry = Registry(KNOWN, {"Radio Halvec": {"reliability": "B"}, "Pessk Post": {"owner": "Government of Orvenia"}})
    halvec = registry.find("Radio Halvec")
    assert halvec is not None and (halvec.kind, halvec.reliability) == ("state media", "B")
    assert registry.owner_of("Pessk Post") == registry.owner_of("Radio Halvec") == "Government of Orvenia"
    assert registry.owner_of("Nobody's Paper") == "Nobody's Paper"
    assert registry.key != Registry(KNOWN).key == Registry(tuple(reversed(KNOWN))).key


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Title\nHALM (TNA) - Two were hurt.\n", ("Tern News Agency",)),
        ("Title\nHALM, May 1 (Tern/Litoral24) Two were hurt.\n", ("Tern News Agency",)),
        ("Title\nTwo were hurt.\nTern News Agency\n", ("Tern News Agency",)),
        ("Title\nTwo were hurt, the Tern News Agency (TNA) reported.\n", ("Tern News Agency",)),
        ("Title\nTwo were hurt, according to the news agency Tern.\n", ("Tern News Agency",)),
        ("Title\n“Two were hurt,” he told Tern by telephone.\n", ("Tern News Agency",)),
        ("Title\nA tern flew over Brod, and the Tern river rose.\n", ()),
        ("Title\nRadio Halvec reported that two were hurt.\n", ()),
    ],
)
def test_an_agency_is_named_where_the_text_says_that_it_is_the_source(text: str, agencies: tuple[str, ...]) -> None:
    assert Registry(KNOWN).agencies_named(make_report(text, "d")) == agencies


def test_an_agency_names_itself() -> None:
    document = make_report("Title\nTwo were hurt.\n", "d", publisher="TNA")
    assert Registry(KNOWN).agencies_named(document) == ("Tern News Agency",)
    assert Registry(()).agencies_named(document) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LINE OF CONTACT OBSERVATORY\nWeekly note\n\nOne man was hurt.", "Line of Contact Observatory"),
        ("Night at the river\n\n*Halvec Courier, Friday 21 March 2031*\n\nIt was quiet.", "Halvec Courier"),
        ("Night at the river – WorldBriefly\n\nIt was quiet.", "WorldBriefly"),
        ("We regret this.\n\nMinistry of Water of the Republic of Orvenia", "Ministry of Water of Orvenia"),
        ("Six hurt in Kaval – Line of Contact Observatory\n\nIt was a bad night.", None),
        ("Night at the river\n\nHalvec Courier, a newspaper, wrote of it.", None),
        ("Halvec Courier | WorldBriefly\n\nIt was quiet.", None),
    ],
)
def test_the_imprint_of_a_known_publisher_tells_who_published_a_text(text: str, expected: str | None) -> None:
    registry = Registry(
        (
            KnownPublisher("Halvec Courier", kind="private"),
            KnownPublisher("WorldBriefly", kind="aggregator"),
            KnownPublisher("Line of Contact Observatory", kind="ngo"),
            KnownPublisher("Ministry of Water of Orvenia", kind="government"),
        )
    )
    assert registry.publisher_of(make_document(text, publisher=None, url=None)) == expected
