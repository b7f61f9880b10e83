"""The furniture file can be loaded and extended, and a broken one is named."""

from pathlib import Path

import pytest

from accordingto.ingest.furniture import find_rule, load_rules
from accordingto.model.knowledge import KnowledgeError


def test_rules_are_told_by_name() -> None:
    rules = load_rules()
    rule = find_rule("Leave a Reply", rules)
    assert rule is not None
    assert rule.name == "comment form"
    assert rule.rest == "all"
    assert find_rule("The minister left a reply to the letter on the table.", rules) is None


def test_open_rules_pass_over_sentences() -> None:
    rules = load_rules()
    assert find_rule("More Dremland wins the right to row", rules) is not None
    assert find_rule("More Dremland soldiers crossed the bridge on Sunday.", rules) is None


@pytest.mark.parametrize(
    "text",
    [
        "rules: 5",
        "rules:\n- {name: a, match: start, patterns: ['(']}",
        "- x",
        "rules:\n- {name: a, match: near, patterns: [x]}",
        "{",
    ],
)
def test_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "furniture.yaml").write_text(text)
    with pytest.raises(KnowledgeError, match=r"furniture\.yaml"):
        load_rules((tmp_path,))
