"""The vocabulary out of `codebook/*.yaml`: a file's name in, its checked content out, loaded once."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from accordingto.model.loaders import load_yaml

FOLDER = Path(__file__).parent / "codebook"


class CodebookError(ValueError):
    """A codebook file that is missing or cannot be used: says which and why."""


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a closed list: the code as it stands in rows, a label for people, what it means."""

    code: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table: its type as JSON shows it, its meaning, and the closed list (`FILE.PART`) if any."""

    name: str
    type: str
    meaning: str
    codes: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the contract, or a part that stands inside rows, with its fields in order."""

    name: str
    label: str
    definition: str
    fields: tuple[Field, ...]


@lru_cache
def load_codebook_file(name: str) -> dict[str, Any]:
    """Return the content of `codebook/NAME.yaml`; do not change it, it is shared.

    Raises CodebookError if there is no such file or if it is not a mapping.
    """
    path = FOLDER / f"{name}.yaml"
    if not path.is_file():
        raise CodebookError(f"there is no codebook file {name}.yaml; there are {', '.join(codebook_files())}")
    content = load_yaml(path.read_bytes())
    if not isinstance(content, dict):
        raise CodebookError(f"codebook file {name}.yaml should be a mapping of names to entries")
    return content


def codebook_files() -> list[str]:
    """Return the names of the codebook's files, without their ending."""
    return sorted(p.stem for p in FOLDER.glob("*.yaml"))


@lru_cache
def codes(reference: str) -> Mapping[str, Code]:
    """Return a closed list by its reference, such as `acts.acts` or `ledger.states`, in the codebook's order.

    Raises CodebookError for a list that is not there or that has an entry without label or definition.
    """
    file, _, part = reference.partition(".")
    entries = load_codebook_file(file).get(part)
    if not isinstance(entries, dict):
        raise CodebookError(f"codebook file {file}.yaml has no list named {part!r}")
    try:
        found = {str(k): Code(str(k), v["label"], v["definition"]) for k, v in entries.items()}
    except (KeyError, TypeError) as error:
        raise CodebookError(f"{reference}: every entry needs a label and a definition ({error})") from error
    return MappingProxyType(found)


def contract_tables() -> dict[str, Table]:
    """Return the tables of the contract by name, in the order in which they are written."""
    return dict(_tables("tables"))


def contract_parts() -> dict[str, Table]:
    """Return the objects that stand inside rows (`SEGMENT`, `STEP`, …) by name."""
    return dict(_tables("parts"))


@lru_cache
def _tables(kind: str) -> dict[str, Table]:
    return {
        name: Table(name, t["label"], t["definition"], tuple(Field(f, **spec) for f, spec in t["fields"].items()))
        for name, t in load_codebook_file("tables")[kind].items()
    }


def tables_page() -> str:
    """Return the page `docs/tables.md`: every table and field, and the closed lists that they take values from."""
    lines = [
        "# Tables",
        "",
        "Every row that `accordingto` writes, field by field, in the order of the files. One JSON object a line.",
        "Offsets count characters (Unicode code points) of the document's `text`, the end exclusive. Dates are ISO",
        "prefixes (`2022`, `2022-12`, `2022-12-16`, `2022-12-16T10:33`). What is not known is `null` or `[]`.",
        "",
        "This page is written by `python -m accordingto.model.codebook > docs/tables.md` from the codebook",
        "(`model/codebook/tables.yaml`); change it there.",
    ]
    tables = contract_tables()
    for table in tables.values():
        lines += ["", f"## {table.name}.jsonl", "", table.definition, "", *_field_lines(table)]
    lines += ["", "## Parts of rows", "", "Objects that stand inside a field."]
    for table in contract_parts().values():
        lines += ["", f"### {table.name}", "", table.definition, "", *_field_lines(table)]
    lines += ["", "## Closed lists", "", "Fields with a list take their values from it and from nowhere else."]
    references = {f.codes for t in (*tables.values(), *contract_parts().values()) for f in t.fields if f.codes}
    for reference in sorted(references):
        lines += ["", f"### {reference}", "", "| code | label | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{c.code}` | {c.label} | {_one_line(c.definition)} |" for c in codes(reference).values()]
    return "\n".join(lines) + "\n"


def _field_lines(table: Table) -> list[str]:
    lines = ["| field | type | meaning |", "| --- | --- | --- |"]
    for field in table.fields:
        shown = field.type.replace("|", " or ")
        more = f" List: [{field.codes}](#{field.codes.replace('.', '')})." if field.codes else ""
        lines.append(f"| `{field.name}` | {shown} | {field.meaning}{more} |")
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(tables_page())
