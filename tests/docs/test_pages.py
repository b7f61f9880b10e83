"""The pages: every example in them runs, every command and option stands in them."""

import doctest
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
import typer

from accordingto.cli.apps import app
from accordingto.cli.borders import run_app
from accordingto.cli.pages import SAMPLE
from accordingto.cli.references import fill_page, render_reference

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"(<!-- not run[^>]*-->\n+)?^```(python|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)(?:#([^)\s]+))?\)")


@dataclass(frozen=True)
class Example:
    """A block of a page that runs."""

    line: int
    language: str
    text: str


def examples(page: Path) -> list[Example]:
    """The blocks of a page in `python` and `console`, but for those after a `<!-- not run: why -->`."""
    text = page.read_text(encoding="utf-8")
    found = [m for m in FENCE.finditer(text) if not m[1]]
    return [Example(text.count("\n", 0, m.start(3)), m[2], m[3]) for m in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample corpus in it, where servers end as soon as they are started."""
    copytree(SAMPLE, tmp_path / "sample")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "accordingto.web.serve",
        lambda store, host, port, announce, recipe, names=False: announce(f"http://{host}:{port}"),
    )
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if examples(p)], ids=lambda p: p.name)
def test_the_examples_of_a_page_run(page: Path, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for example in examples(page):
        where = f"{page.name}:{example.line}"
        if example.language == "console":
            run_commands(example.text, where, capfd)
        elif ">>>" in example.text:
            run_session(example.text, names, where)
        else:
            exec(compile(example.text, where, "exec"), names)


def run_session(text: str, names: dict[str, object], where: str) -> None:
    """Run a session with the interpreter and compare what it prints."""
    told: list[str] = []
    test = doctest.DocTestParser().get_doctest(text, names, where, where, 0)
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append, clear_globs=False)
    names.update(test.globs)
    assert not told, "".join(told)


def run_commands(text: str, where: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a block; what stands under one must be what it prints, `...` standing for anything."""
    for command, shown in commands(text):
        words = shlex.split(command, comments=True)
        if words[0] != "accordingto":
            continue
        capfd.readouterr()
        status = run_app(app, words[1:])
        told = capfd.readouterr()
        assert status == 0, f"{where}: {command}\n{told.err}"
        if shown:
            pattern = re.escape(shown.strip()).replace(r"\.\.\.", ".*?")
            assert re.search(pattern, told.out, re.DOTALL), f"{where}: {command}\n{told.out}"


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block with what stands under it."""
    for part in re.split(r"^\$ ", text.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target, part in LINK.findall(page.read_text(encoding="utf-8")):
        there = page.parent / target
        assert there.exists(), f"{page.name} points to {target}"
        if part and there.suffix == ".md":
            assert part in anchors(there), f"{page.name} points to {target}#{part}"


def anchors(page: Path) -> set[str]:
    """The places in a page that a link can name, as forges make them from its headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def test_the_reference_of_the_commands_is_that_of_the_program() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == fill_page(page, render_reference(app)), "run `make docs`"


def test_every_command_and_option_has_a_help() -> None:
    reference = render_reference(app)
    for command in ("read", "add", "export", "serve", "demo", "bench", "audit swap"):
        assert f"### accordingto {command}\n" in reference
    assert "| None |" not in reference
    assert "accordingto ledger [--desk FILE_OR_URL] [--as-of DAY]" in reference, "groups with options of their own, too"
    assert isinstance(app, typer.Typer)


def test_every_setting_stands_in_the_page_of_commands() -> None:
    from accordingto.settings import Settings

    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert f"`ACCORDINGTO_{name.upper()}`" in page
        assert f"`{name} = " in page
