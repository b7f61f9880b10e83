"""How each kind of store is opened, its data in a folder."""

from collections.abc import Callable
from pathlib import Path

from accordingto.store import open_store
from accordingto.store.base import Store

Open = Callable[[Path], Store]

STORES: dict[str, Open] = {"sqlite": lambda folder: open_store(folder / "desk.db")}
