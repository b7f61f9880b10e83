"""The built scripts of the desk belong to the islands in this project; checked without Node."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from accordingto.web.apps import STATIC

ROOT = Path(__file__).parent.parent.parent
ISLANDS, BUILT = ROOT / "islands", STATIC / "built"
FIRST = re.compile(
    r"/\* accordingto; from (?P<own>[^;]+); sources (?P<sources>\w{64}); built (?P<built>\w{64})(?:; with (?P<packages>[^;*]+))? \*/\n"
)
NAMES = sorted(p.stem for p in (ISLANDS / "src").glob("*.ts") if not p.name.endswith(".d.ts"))
REMEDY = "run make islands"


def first_line(name: str) -> tuple[re.Match[str], str]:
    """What a built island says of itself, and what follows it."""
    text = (BUILT / f"{name}.js").read_text(encoding="utf-8")
    match = FIRST.match(text)
    assert match, f"{name}.js does not say what it was made of: {REMEDY}"
    return match, text[match.end() :]


def versions() -> dict[str, str]:
    """The exact versions that the islands name."""
    found: dict[str, str] = json.loads((ISLANDS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    return found


def test_every_island_is_built_and_nothing_else() -> None:
    assert sorted(p.stem for p in BUILT.glob("*.js")) == NAMES, REMEDY


@pytest.mark.parametrize("name", NAMES)
def test_a_built_island_belongs_to_its_sources(name: str) -> None:
    said, body = first_line(name)
    made = hashlib.sha256()
    for source in said["own"].split():
        path = ISLANDS / "src" / source
        assert path.exists(), f"{name}.js was made of {source}, which is gone: {REMEDY}"
        made.update(path.read_bytes())
    assert made.hexdigest() == said["sources"], f"{name}.js is older than {said['own']}: {REMEDY}"
    assert hashlib.sha256(body.encode()).hexdigest() == said["built"], f"{name}.js was changed by hand: {REMEDY}"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_bundled_is_the_version_named_and_stands_in_the_notice(name: str) -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for package in (first_line(name)[0]["packages"] or "").split():
        whole, _, version = package.rpartition("@")
        assert versions().get(whole) == version, f"{name}.js holds {package}: {REMEDY}"
        assert f"{whole} {version}" in notice


def test_versions_are_exact_and_the_lock_file_holds_no_address() -> None:
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in versions().values())
    lock = (ISLANDS / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock and '"resolved"' not in lock
    locked = json.loads(lock)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in versions()} == versions()


def test_what_is_copied_of_packages_is_the_version_named_and_stands_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name in ("maplibre-gl.mjs", "maplibre-gl-worker.mjs"):
        first, _, body = (BUILT / name).read_text(encoding="utf-8").partition("\n")
        match = re.fullmatch(r"/\* (\S+)@(\S+); built (\w{64}) \*/", first)
        assert match, REMEDY
        assert versions()[match[1]] == match[2] and f"{match[1]} {match[2]}" in notice, REMEDY
        assert hashlib.sha256(body.encode()).hexdigest() == match[3] and "sourceMappingURL" not in body, REMEDY
    assert f"world-atlas {versions()['world-atlas']}" in (BUILT / "world.json").read_text(encoding="utf-8")[:100]


def test_what_is_built_is_not_large() -> None:
    assert sum(p.stat().st_size for p in BUILT.iterdir()) < 4_000_000
