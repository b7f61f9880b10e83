"""Recipes: what makes the real chain another one."""

from pathlib import Path

from accordingto.engine.chains import check_chain, list_stages
from accordingto.engine.keys import chain_key
from accordingto.engine.readings import make_recipe


def test_the_real_chain_is_in_order_and_built_once() -> None:
    recipe = make_recipe()
    stages = recipe.stages()
    check_chain(stages)
    assert [stage.name for stage in stages] == ["ingest", "annotate", "coding"]
    assert make_recipe().stages() is stages


def test_the_content_of_knowledge_makes_the_key_not_its_place(tmp_path: Path) -> None:
    keys = {}
    for name, text in (("one", "- name: Ostria\n"), ("two", "- name: Ostria\n"), ("three", "- name: Velmark\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "actors.yaml").write_text(text)
        keys[name] = chain_key(list_stages(make_recipe(tmp_path / name)))
    rules = "rules:\n- name: teaser\n  match: line\n  patterns: [Watch the film]\n"
    (tmp_path / "two" / "furniture.yaml").write_text(rules)
    keys["rules"] = chain_key(list_stages(make_recipe(tmp_path / "two")))
    assert keys["one"] == keys["two"]
    assert len(set(keys.values())) == 3
