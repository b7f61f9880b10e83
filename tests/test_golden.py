"""Whole documents against what was read before: a change that changes rows shows which.

The golden files are written anew by `python tests/test_golden.py`, and the difference is read before it is committed.
"""

import io
import json
from pathlib import Path

import pytest

import accordingto as at
from accordingto.export import write_stream

ROOT = Path(__file__).parent
SAMPLE = Path(at.__file__).parent / "sample"
REPORTS = ("03_merfor_must_answer.txt", "20_understandings_signed.txt")


def tables_of(report: str) -> str:
    """Return all rows of a report as JSON Lines, the path without its folder."""
    stream = io.BytesIO()
    text = (SAMPLE / "reports" / report).read_bytes()
    write_stream([at.read(text, url=f"https://example.invalid/{report}", knowledge=[SAMPLE])], stream)
    rows = [json.loads(line) for line in stream.getvalue().decode().splitlines()]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.mark.parametrize("report", REPORTS)
def test_report_is_read_as_before(report: str) -> None:
    golden = (ROOT / "golden" / f"{Path(report).stem}.jsonl").read_text(encoding="utf-8").splitlines()
    found = tables_of(report).splitlines()
    gone = [line for line in golden if line not in found]
    new = [line for line in found if line not in golden]
    assert (gone, new) == ([], []), (
        "rows changed; if they should, run `python tests/test_golden.py` and read the difference"
    )
    assert found == golden


if __name__ == "__main__":
    for name in REPORTS:
        (ROOT / "golden").mkdir(exist_ok=True)
        (ROOT / "golden" / f"{Path(name).stem}.jsonl").write_text(tables_of(name), encoding="utf-8")
