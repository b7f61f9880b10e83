"""Each stretch of a report is told to be title, date line, body, furniture or repeat.

A case is a text in which `{kind:…}` stands around what should be of that kind; everything else is body.
"""

import re

import pytest

from accordingto.ingest.segments import Layout, find_segments

KINDS = {"T": "title", "D": "dateline", "F": "furniture", "R": "repeat"}
_MARK = re.compile(r"\{([TDFR]):(.*?)\}", re.DOTALL)

LEAD = "The ministry in Halvec rejected the demand on Sunday and said that no gun had been moved."
SECOND = "Peacekeepers counted four lorries on the bridge, a spokeswoman told reporters in Torvist."
THIRD = "Two drivers, who did not want to be named, spoke of nine vehicles and of shots in the dark."


def parts(layout: Layout, text: str, kind: str) -> list[str]:
    return [re.sub(r"\s+", " ", p) for s in layout.parts(text, kind) for p in s.split("\n") if p]  # type: ignore[arg-type]


def check(marked: str, **known: str) -> Layout:
    text = _MARK.sub(lambda m: m[2], marked)
    layout = find_segments(text, **known)  # type: ignore[arg-type]
    for letter, kind in KINDS.items():
        wanted = [p for m in _MARK.finditer(marked) if m[1] == letter for p in m[2].split("\n") if p]
        assert parts(layout, text, kind) == [w.strip() for w in wanted], kind
    covered = [n for s in layout.segments for n in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert {n for n, c in enumerate(text) if not c.isspace()} <= set(covered)
    return layout


def test_title_date_line_deck_and_body() -> None:
    layout = check(
        f"{{T:Guns stay where they are – Halvec}}\n\n{{D:14 Mar, 2031 19:20 / Updated 2 days ago}}\n"
        f"The general says that he is waiting for orders\n\n{LEAD}\n\n{SECOND}"
    )
    assert layout.title == "Guns stay where they are – Halvec"
    assert layout.published is not None
    assert layout.published.value == "2031-03-14T19:20"


def test_title_told_again_at_the_start_of_the_body() -> None:
    title = "Orvenia asks for four hundred officers"
    check(f"{{T:{title}}}\n{{D:2031.03.18 10:33}}\n{{R:{title} – }}{LEAD}")


def test_first_line_that_is_body() -> None:
    layout = check(f"{{D:date 2031-03-14 }}{LEAD}\n\n{SECOND}\n\n{THIRD}")
    assert layout.title is None


def test_repeated_sentence_is_read_once() -> None:
    layout = check(f"{LEAD} {SECOND}\n\n{{R:{SECOND}}} {THIRD}")
    assert layout.warnings == ("repeated_text",)


def test_repeat_in_other_marks_and_case() -> None:
    first = "“We shall not go away from the bridge before they do,” Mojtan said."
    check(f'{first} {SECOND}\n\n{THIRD}\n\n{{R:"WE shall not go away from the bridge before they do," Mojtan said.}}')


def test_short_sentences_may_be_said_twice() -> None:
    check(f"{LEAD} Nobody was hurt.\n\n{SECOND} Nobody was hurt.")


@pytest.mark.parametrize(
    "line",
    [
        "See also The lighthouse keeper who would not leave his island",
        "READ MORE: Two lions escape from the zoo of Brasque",
        "Read more: Why the lions escaped.",
        "ALSO READ Ferry strike enters its second week",
        "Related: Ferry strike enters its second week",
        "Advertisement",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Telegram",
        "Click here to subscribe to our newsletter",
        "Sign up for our daily newsletter.",
        "Photo: Ana Moder/Tern",
        "We use cookies to improve your visit.",
        "Follow Ana Moder on Twitter @anamoder.",
        "A frozen harbour",
        "What the minister did not say",
    ],
)
def test_furniture_between_paragraphs(line: str) -> None:
    check(f"{LEAD}\n\n{SECOND}\n\n{{F:{line}}}\n\n{THIRD}\n\n{LEAD[:-1]} again.")


@pytest.mark.parametrize(
    "line",
    [
        "Related charges were filed in Halvec on the same day.",
        "Read in full, the agreement says nothing of guns.",
        "See the difference, he said.",
        "More than forty people were hurt.",
        "Video shows soldiers on the bridge.",
        "“Comments are free,” he said.",
        "Share prices fell by a tenth.",
        "Sources close to the ministry denied that.",
        "– the withdrawal of all guns from the left bank",
        "1. Orvenia withdraws its guns",
        "“We are not going anywhere”",
        "Mojtan: We are not going anywhere",
        "Was it worth it?",
        "They demand three things:",
    ],
)
def test_body_between_paragraphs(line: str) -> None:
    check(f"{LEAD}\n\n{SECOND}\n\n{line}\n\n{THIRD}\n\n{LEAD[:-1]} again.")


@pytest.mark.parametrize(
    "tail",
    [
        "More Dremland wins the right to stage the rowing championship",
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
        "0 Comments\n\nBe the first who tells us what he thinks!",
        "Most read\nCrown falls against the guilder\nMinister in Halvec resigns over bridge",
        "Volcano wakes under Ilmaran glacier\nTen beaches you have never heard of",
        "© Channel Ostrohal 2031. All rights reserved.",
        "(Reporting by Ana Moder; editing by Jon Rist)",
    ],
)
def test_tails(tail: str) -> None:
    check(f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{{F:{tail}}}")


@pytest.mark.parametrize(
    ("last", "warned"),
    [
        ("He added that the talks would go on", False),
        ("The ministry said that no gun on the bridge would be moved", False),
        ("The spokeswoman said that the lorries, most of which had been standing on the left bank since the", True),
        ("The spokeswoman said more than this…", True),
        ("“We stay on the bridge”", False),
    ],
)
def test_last_line_that_is_body(last: str, warned: bool) -> None:
    layout = check(f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{last}")
    assert ("truncated" in layout.warnings) == warned


def test_comment_heading_in_the_middle_drops_nothing() -> None:
    check(f"{LEAD}\n\n{{F:Comments}}\n\n{SECOND}\n\n{THIRD}\n\n{LEAD[:-1]} again. {SECOND[:-1]} again.")


@pytest.mark.parametrize(
    "heading", ["12 March 2031", "March 14: the siege", "The spring of 2030", "Peace (492-490 BC)"]
)
def test_headings_that_tell_a_date_are_read(heading: str) -> None:
    check(f"{LEAD}\n\n{heading}\n\n{SECOND}\n\n{{F:Calls for calm}}\n\n{THIRD}")


def test_letterhead_stands_above_the_title() -> None:
    layout = check(
        f"{{F:MERFOR\nPress and Public Information Office\nPress release 2031/041}}\n\n{{T:Request remains under examination}}\n\n"
        f"{{D:HQ MERFOR, Torvist, Tuesday 25 March 2031}}\n\n{LEAD}\n\n{SECOND}"
    )
    assert layout.title == "Request remains under examination"


def test_date_at_the_end_needs_a_label() -> None:
    layout = check(f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{{D:Published on 14 March 2031}}")
    assert layout.published is not None
    assert layout.published.value == "2031-03-14"


def test_one_line_is_body() -> None:
    check("Orvenia rejects the offer")


def test_known_title_is_found_with_the_name_of_its_site() -> None:
    check(f"{{T:Guns stay where they are | Channel Ostrohal}}\n{LEAD}\n{SECOND}", title="Guns stay where they are")


def test_own_rules_are_added(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "furniture.yaml").write_text("rules:\n- {name: mine, match: start, patterns: ['Dear reader']}\n")
    text = f"{LEAD}\n\nDear reader, give us a coin.\n\n{SECOND}"
    assert parts(find_segments(text), text, "furniture") == []
    assert parts(find_segments(text, folders=(folder,)), text, "furniture") == ["Dear reader, give us a coin."]
