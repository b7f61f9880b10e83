"""The command line in, its reference as Markdown out: `python -m accordingto.cli.references docs/commands.md`.

The reference stands between two marks of the page; what people wrote around it stays.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

BEGIN = "<!-- reference: written by `make docs` from the commands themselves -->"
END = "<!-- end of reference -->"


def render_reference(app: typer.Typer) -> str:
    """Return every command, and every group with options of its own, with their arguments and options, as Markdown."""
    root = typer.main.get_command(app)
    return "\n".join(line for name, command in _commands(root, "accordingto") for line in _section(name, command))


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", {})
    if not inner or command.params:
        yield name, command
    for word, found in inner.items():
        yield from _commands(found, f"{name} {word}")


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    yield f"### {name}"
    yield ""
    yield command.help.strip()
    yield ""
    yield "```"
    yield " ".join([name, *(a.metavar for a in arguments), *(_usage(o) for o in options)])
    yield "```"
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    for argument in arguments:
        yield f"| `{argument.metavar}` | {argument.help} |"
    for option in options:
        yield f"| `{_spelling(option)}` | {_help(option)} |"
    yield ""


def _spelling(option: Any) -> str:
    return " ".join(filter(None, [option.opts[-1], None if option.is_flag else option.metavar]))


def _usage(option: Any) -> str:
    return _spelling(option) if option.required else f"[{_spelling(option)}]"


def _help(option: Any) -> str:
    shown = option.default is not None and not option.is_flag and not option.required and option.show_default
    return f"{option.help} [default: {option.default}]" if shown else option.help


def fill_page(page: str, reference: str) -> str:
    """Return the page with the reference between its marks. Raises ValueError if they are not there."""
    if BEGIN not in page or END not in page:
        raise ValueError(f"the page lacks the marks {BEGIN} and {END}")
    before, rest = page.split(BEGIN, 1)
    return f"{before}{BEGIN}\n\n{reference}\n{END}{rest.split(END, 1)[1]}"


def main() -> None:
    """Write the reference into the page that is named."""
    from accordingto.cli.apps import app

    path = Path(sys.argv[1])
    path.write_text(fill_page(path.read_text(encoding="utf-8"), render_reference(app)), encoding="utf-8")


if __name__ == "__main__":
    main()
