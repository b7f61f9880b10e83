"""No fixed text of a page stands outside the messages, and no language lacks one, doubts one or breaks one."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from jinja2 import nodes

from accordingto.web.catalogs import (
    WEB,
    catalog_path,
    compile_catalog,
    extract_messages,
    find_faults,
    list_codebook,
    read_catalog,
)
from accordingto.web.renderings import environment
from accordingto.web.wordings import LANGUAGES

TEMPLATES = sorted([*(WEB / "templates").glob("*.html"), *(WEB / "templates").glob("*.svg")])
PRESENTERS = sorted(p for p in (WEB / "pages").glob("*.py") if p.name != "review_api.py")
"""Those that speak to people; what only programs are told stays English."""
LABELLING = {"Choice", "box", "choice", "_choice", "_codes", "HTTPException"}
OTHERS = list(LANGUAGES)[1:]
SPOKEN = "aria-label|title|placeholder|alt"
NAMES = {"accordingto", "SVG", "CSV", "PNG", "JSON", "UTC", "km", "F1"}
CLASSES = {"columns odd", "country disputed", "MATERIAL CONFLICT", "fields one"}
"""Constants of more than one word that are no text for people."""


def bare_words(source: str) -> list[str]:
    """Return what a template says to people outside `_()` and `{% trans %}`: between tags, and in attributes that are read out."""
    text, within = "", False
    for _line, kind, value in environment().lex(source):
        if kind == "name" and value == "trans":
            within = True
        elif kind == "name" and value == "endtrans":
            within = False
        elif kind == "data":
            text += "" if within else value
        elif kind in ("variable_end", "block_end"):
            text += "\0"
    text = re.sub(r"<(style|script|code|kbd|pre)\b.*?</\1>", "", text, flags=re.DOTALL)
    told = [*re.findall(rf'(?:{SPOKEN})="([^"]*)"', text), *re.sub(r"<[^>]*>", "\1", text).split("\1")]
    return [
        " ".join(one.replace("\0", " ").split())
        for one in told
        if set(re.findall(r"[^\W\d_]{2,}", one.replace("\0", " "))) - NAMES
    ]


def bare_constants(source: str) -> list[str]:
    """Return constants of several words that a template shows without looking them up."""
    tree = environment().parse(source)
    looked_up = {id(c) for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in ("_", "gettext", "ngettext")
                 for c in call.find_all(nodes.Const)}  # fmt: skip
    shown = (c for out in tree.find_all(nodes.Output) for c in out.find_all(nodes.Const) if id(c) not in looked_up)
    words = (str(c.value) for c in shown if isinstance(c.value, str))
    return [w for w in words if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", w) and w not in CLASSES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_every_fixed_text_of_a_template_is_a_message(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert bare_words(source) == [] and bare_constants(source) == []


def bare_labels(source: str) -> list[str]:
    """Return labels of form fields and words of errors that a page of Python gives without looking them up."""
    calls = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    told = [a for c in calls if isinstance(c.func, ast.Name) and c.func.id in LABELLING for a in c.args[1:]]
    words = [a.value for a in told if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return [w for w in words if re.match("[A-Z][a-z]|.*[a-z] [a-z]", w)] + [
        "f-string" for a in told if isinstance(a, ast.JoinedStr)
    ]


@pytest.mark.parametrize("path", PRESENTERS, ids=lambda p: p.name)
def test_every_label_and_error_of_a_page_is_a_message(path: Path) -> None:
    assert bare_labels(path.read_text(encoding="utf-8")) == []


def test_a_bare_label_is_found() -> None:
    assert bare_labels('box(params, "q", "Words", _("in any spelling"))') == ["Words"]
    assert bare_labels('raise HTTPException(404, "no such row")\nHTTPException(404, f"no {x}")') == [
        "no such row",
        "f-string",
    ]


def test_a_bare_text_is_found() -> None:
    assert bare_words('<p title="Two words">{{ _("wrapped") }} of {{ n }}</p>') == ["Two words", "of"]
    assert bare_words('<p class="two words">{% trans %}All of it{% endtrans %} <code>ab cd</code></p>') == []
    assert bare_constants('{{ "not told" if a else _("told so") }}') == ["not told"]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_lacks_nothing(language: str) -> None:
    catalog, wanted = read_catalog(language), extract_messages()
    assert find_faults(catalog, wanted) == [], "run make messages, translate what it names, and run it again"
    assert not catalog.obsolete and {m.id for m in catalog} == {m.id for m in wanted}, "run make messages"


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_messages_are_those_of_the_catalog(language: str) -> None:
    made = compile_catalog(read_catalog(language))
    assert catalog_path(language, "mo").read_bytes() == made, "run make messages"


def test_a_missing_doubtful_or_broken_message_is_a_fault() -> None:
    wanted, given = Catalog(locale="de"), Catalog(locale="de")
    for message in ("gone", "unsure", "%(n)s days", "<b>no</b>"):
        wanted.add(message)
    given.add("unsure", "unsicher", flags=["fuzzy"])
    given.add("%(n)s days", "%(m)s Tage", flags=["python-format"])
    given.add("<b>no</b>", "<b>nein")
    faults = find_faults(given, wanted)
    assert [f.partition(":")[0] for f in faults][:2] == ["missing", "fuzzy"] and len(faults) == 4


def test_plurals_have_every_form_of_the_language() -> None:
    for language in OTHERS:
        catalog = read_catalog(language)
        plural = [m for m in catalog if m.id and m.pluralizable]
        assert len(plural) > 10 and all(len(m.string) == catalog.num_plurals and all(m.string) for m in plural)


def test_codes_of_the_codebook_are_messages() -> None:
    found = set(list_codebook())
    assert {
        ("code", "claimed breached"),
        ("label", "Material conflict"),
        ("act", "denies"),
        ("code", "no date"),
    } <= found
