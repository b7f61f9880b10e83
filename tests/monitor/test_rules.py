"""Alert rules: a small file in, checked rules out; what is wrong is told with file and rule."""

import pytest

from accordingto.monitor.rules import BaselineRule, DeadlineRule, RuleError, SilenceRule, kind_of, load_rules


def write(folder, text):
    path = folder / "alerts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_program_s_own_rules_can_be_read():
    rules = load_rules().rules
    assert {kind_of(r) for r in rules} == {"deadline", "ledger", "tolls", "baseline", "position", "search"}
    assert next(r for r in rules if isinstance(r, DeadlineRule)).within_days == 7


def test_fields_are_read_by_their_types(tmp_path):
    text = """
    rules:
      - {name: a, when: silence, actor: Velmark, days: 10}
      - {name: b, when: baseline, chance: 1, parties: Velmark}
    deliver: {webhook: "http://localhost/x", mail_to: [desk@ostria.example]}
    """
    found = load_rules(write(tmp_path, text))
    assert found.rules == (SilenceRule("a", "Velmark", 10), BaselineRule("b", chance=1.0, parties=("Velmark",)))
    assert found.deliver.mail_to == ("desk@ostria.example",) and found.deliver.mail_port == 25


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules: [{name: a, when: never}]", "rule 1: `when` is 'never'; there are deadline"),
        ("rules: [{name: a, when: silence}]", "rule 1: needs 'actor'"),
        ("rules: [{name: a, when: tolls, factors: 2}]", "does not know 'factors'"),
        ("rules: [{name: a, when: deadline, within_days: soon}]", "within_days should be int, not 'soon'"),
        ("rules: [{name: a, when: deadline, within_days: true}]", "within_days should be int, not True"),
        ("rules: [{name: a, when: baseline, step: year}]", "`step` is 'year'"),
        ("rules: [{name: a, when: tolls}, {name: a, when: deadline}]", "two rules are named 'a'"),
        ("rules: [{name: a, when: ledger, kinds: [1]}]", "kinds should be a list of names"),
        ("rules: [tolls]", "rule 1 should be a mapping"),
        ("rules: []\nsend: x", "does not know send"),
        ("- tolls", "should hold `rules:`"),
        ("rules: [", "is no YAML"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, text, told):
    path = write(tmp_path, text)
    with pytest.raises(RuleError, match=r"alerts\.yaml") as error:
        load_rules(path)
    assert told in str(error.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(RuleError, match="cannot be read"):
        load_rules(tmp_path / "none.yaml")
