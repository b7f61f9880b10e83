"""Time expressions in histories: the last date told is the anchor, the day of publication is none."""

from accordingto.annotate.parsing import Parser
from accordingto.annotate.times import find_times
from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Segment
from factories import make_plain

PARSER = Parser(Knowledge())
HISTORY = (
    "The levy war began on 4 March 1911, when Orvenia closed the river. In May, the Dremish fleet sailed. "
    "Twelve days later, on 2 June 1911, it was beaten. By late November the fleet had gone home.\n"
    "In January, the talks opened; they failed the following month. The army marched in August 1912.\n"
    "In 1913, both sides were worn out. On 5 July, a truce was signed. Merinja, founded by the treaty of 1810, lost a third "
    "of its people. The next spring the army was dissolved, and on 9 June 1914 the river was open.\n"
)


def test_half_told_dates_rest_on_the_story() -> None:
    document = make_plain(text=HISTORY, published="2031-05-14", segments=(Segment(0, len(HISTORY), "body"),))
    parse, _ = PARSER.parse(document)
    values = {t.text: t.value for t in find_times(document, parse)}
    assert values["May"] == "1911-05"
    assert values["late November"] == "1911-11"
    assert values["January"] == "1912-01"
    assert values["the following month"] == "1912-02"
    assert values["5 July"] == "1913-07-05"
    assert values["The next spring"] == "1914-SP"


def test_years_before_christ() -> None:
    text = "The revolt (499-493 BC) spread in 498 BC. The city fell in spring 494 BC, in the 490s BC, late in 493 BC."
    document = make_plain(text=text, published="2031-05-14", segments=(Segment(0, len(text), "body"),))
    parse, _ = PARSER.parse(document)
    found = [(t.text, t.value, t.date_start) for t in find_times(document, parse)]
    assert ("499", "BC0499", None) in found
    assert ("spring 494 BC", "BC0494-SP", None) in found
    assert ("the 490s BC", "BC049", None) in found
