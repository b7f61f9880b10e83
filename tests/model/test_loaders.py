"""YAML is read quickly, alike by both loaders, and what is wrong in it is told with its line."""

from pathlib import Path

import pytest
import yaml

import accordingto
from accordingto.model.loaders import load_yaml

DATA = Path(accordingto.__file__).parent / "data"


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda p: p.name)
def test_the_files_of_the_program_say_the_same_to_both_loaders(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert load_yaml(text) == yaml.safe_load(text)


def test_no_and_off_are_words_and_a_country_stays_a_country() -> None:
    assert load_yaml("[no, off, on, NO, true, 3, ~]") == ["no", "off", "on", "NO", True, 3, None]


def test_bytes_with_a_mark_at_their_start_are_read() -> None:
    assert load_yaml("- name: Łódź\n".encode("utf-8-sig")) == [{"name": "Łódź"}]


def test_a_mapping_that_takes_in_another_is_read() -> None:
    assert load_yaml("- &a {x: 1}\n- {<<: *a, y: 2}\n") == [{"x": 1}, {"x": 1, "y": 2}]


def test_what_is_wrong_is_told_with_its_line() -> None:
    with pytest.raises(yaml.YAMLError, match="line 3"):
        load_yaml("a: 1\nb: [1,\n")
