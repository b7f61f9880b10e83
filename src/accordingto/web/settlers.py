"""Decisions of people in, the stages of the desk run after them beside the pages out."""

import logging
import threading

from accordingto.engine.chains import Recipe
from accordingto.engine.resolutions import settle_desk
from accordingto.store.base import Store, StoreError

log = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds without a further decision after which the stages run: who decides quickly is not slowed down."""


class Settler:
    """Makes happenings, threads and copies anew in a thread of its own, a while after the last decision.

    What is not done when the program ends is done after the next decision, or by the next `add`.
    """

    def __init__(self, store: Store, recipe: Recipe, pause: float = PAUSE) -> None:
        self._store = store
        self._recipe = recipe
        self._pause = pause
        self._waiting: threading.Timer | None = None
        self._lock = threading.Lock()
        self._running = threading.Lock()

    def settle_soon(self) -> None:
        """Run the stages after the pause; a further call before that begins it anew."""
        with self._lock:
            if self._waiting is not None:
                self._waiting.cancel()
            self._waiting = threading.Timer(self._pause, self._settle)
            self._waiting.daemon = True
            self._waiting.start()

    def stop(self) -> None:
        """Let what waits be, and return when what runs is done: before the store is closed."""
        with self._lock:
            if self._waiting is not None:
                self._waiting.cancel()
        with self._running:
            return

    def _settle(self) -> None:
        with self._running:
            try:
                settle_desk(self._store, self._recipe.desk_stages())
            except StoreError as error:
                log.error("happenings and threads are not made anew yet: %s", error)
