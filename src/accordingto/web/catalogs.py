"""The fixed texts of templates, presenters and the codebook in, catalogs of messages out: `make messages` writes them."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from accordingto.annotate.links import LINKS
from accordingto.model.codebook import codes, contract_tables, load_codebook_file
from accordingto.model.corrections import REVIEWED_TABLES
from accordingto.model.doubts import REASONS
from accordingto.model.knowledge import ACTOR_KINDS
from accordingto.model.people import TOLD
from accordingto.model.tellings import ACTS
from accordingto.web.wordings import DOMAIN, LANGUAGES, MESSAGES

WEB = Path(__file__).parent
FOLDERS = {"reports": WEB.parent / "export" / "reports"}
"""Folders of other rooms whose fixed texts stand on pages."""
KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "mark": None, "_n": (1, 2),
    "find_text": None,
}  # fmt: skip
METHODS = [("templates/**.html", "jinja2"), ("templates/**.svg", "jinja2"), ("**.py", "python")]
OPTIONS = {name: {"encoding": "utf-8"} for name, _method in METHODS}
LISTS = (
    "acts.acts", "acts.assert_modes", "acts.forms", "acts.hedges", "factuality.factuality", "factuality.voices",
    "factuality.date_bases", "factuality.incident_statuses", "ledger.kinds", "ledger.states", "precision.dates",
    "precision.published_bases", "publishers.kinds", "events.quad_codes", "events.types",
)  # fmt: skip
"""The closed lists of the codebook of which pages show codes, labels or definitions."""
WARNINGS = (
    "truncated", "repeated_text", "mojibake_repaired", "not_english", "first_person", "no_date", "date_not_understood",
    "invalid_bytes",
)  # fmt: skip
PLACELESS = (
    "no place told", "places told are not tied to it", "in no list of places", "several places of that name",
    "the listed place of that name does not fit the report", "only a part of the place is told", "its point is not known",
    "a person named the place; the document does not locate it", "a person found no place",
)  # fmt: skip
"""Why a row has no point on the map."""
FURTHER = ("statement", "event", "figure", "ledger", "incidents", "civilian", "combatant", "police", "child", "week")
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands as the date in every catalog, so that the same messages give the same bytes."""


def extract_messages() -> Catalog:
    """Return all fixed texts of the pages, each with the files that it stands in."""
    catalog = Catalog(domain=DOMAIN, project="accordingto", version="", copyright_holder="accordingto", charset="utf-8",
                      creation_date=SINCE, fuzzy=False, msgid_bugs_address="", last_translator="", language_team="")  # fmt: skip
    catalog.header_comment = "# The fixed texts of the desk. `make messages` collects and compiles them."
    found = list(extract_from_dir(WEB, METHODS, OPTIONS, keywords=KEYWORDS))
    for name, folder in FOLDERS.items():
        own = extract_from_dir(folder, [("**.py", "python")], OPTIONS, keywords=KEYWORDS)
        found += [(f"{name}/{path}", line, message, notes, context) for path, line, message, notes, context in own]
    for path, _line, message, comments, context in sorted(found, key=lambda f: (f[0], f[1])):
        catalog.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    for context, message in dict.fromkeys(list_codebook()):
        catalog.add(message, locations=[("codebook", 0)], context=context)
    return catalog


def list_codebook() -> Iterator[tuple[str | None, str]]:
    """Yield what the rooms below give to pages, with its context: codes, their labels and meanings, columns, reasons."""
    for reference in LISTS:
        for code in codes(reference).values():
            yield "code", code.code.replace("_", " ")
            yield "label", code.label
            yield None, " ".join(code.definition.split())
    for entry in load_codebook_file("events")["types"].values():
        for mode, meant in entry["modes"].items():
            yield "code", mode.replace("_", " ")
            yield None, " ".join(str(meant["definition"]).split())
    for context in load_codebook_file("events")["contexts"]:
        yield "code", str(context).replace("_", " ")
    for name, table in contract_tables().items():
        yield "code", name
        if name in REVIEWED_TABLES:
            yield from (("code", field.name.replace("_", " ")) for field in table.fields)
    yield from (("code", word.replace("_", " ")) for word in (*WARNINGS, *PLACELESS, *FURTHER))
    yield from (("kind", kind.replace("_", " ")) for kind in sorted(ACTOR_KINDS))
    yield from (("act", verb) for verb in ACTS.values())
    yield from (
        (None, told) for told in (*REASONS.values(), *TOLD.values(), *(reason for _chance, reason in LINKS.values()))
    )


def read_catalog(language: str) -> Catalog:
    """Return what is translated into a language; without a file of it, nothing."""
    path = catalog_path(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, fuzzy=False, creation_date=SINCE)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def catalog_path(language: str, ending: str = "po") -> Path:
    """Return the file of a language: `po` for people, `mo` for the program."""
    return MESSAGES / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def compile_catalog(catalog: Catalog) -> bytes:
    """Return the messages of a catalog as the program reads them."""
    made = BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def find_faults(catalog: Catalog, wanted: Catalog) -> list[str]:
    """Return what is wrong with a translation, a line each: missing or doubtful messages, places for values that differ."""
    faults = [f"missing: {m.id!r}" for m in wanted if m.id and not _is_whole(catalog.get(_first(m), m.context))]
    for message in (m for m in catalog if m.id and _is_whole(m)):
        if message.fuzzy:
            faults.append(f"fuzzy: {message.id!r}")
        faults += [f"{error}: {message.id!r}" for error in message.check(catalog)]
        faults += _find_marks(message)
    return faults


def _first(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)


def _is_whole(message: Message | None) -> bool:
    if message is None:
        return False
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(strings)


def _find_marks(message: Message) -> list[str]:
    """Return a line where a translation has other tags than its text: what is no tag there must be none here."""
    ids, strings = (v if isinstance(v, (list, tuple)) else [v] for v in (message.id, message.string))
    tags = {str(i).count("<") for i in ids}
    return [f"other tags: {message.id!r}" for s in strings if s and str(s).count("<") not in tags]


def main() -> None:
    """Collect the messages, bring every language up to them, compile, and tell what lacks."""
    wanted, lacking = extract_messages(), 0
    for language in list(LANGUAGES)[1:]:
        catalog = read_catalog(language)
        catalog.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        catalog.creation_date = catalog.revision_date = SINCE
        catalog.header_comment = wanted.header_comment
        path = catalog_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=120, sort_output=True, include_lineno=False)
        catalog_path(language, "mo").write_bytes(compile_catalog(read_catalog(language)))
        faults = find_faults(catalog, wanted)
        lacking += len(faults)
        sys.stdout.write("".join(f"{language}: {fault}\n" for fault in faults))
        sys.stdout.write(f"{language}: {len(catalog)} messages, {len(faults)} faults\n")
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main()
