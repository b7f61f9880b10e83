"""A walk of an analyst through a desk in a browser, every action counted."""

from playwright.sync_api import Page

MOST_ACTIONS = 4
SHOW = "main form button:has-text('Show')"


class Walk:
    """A walk through the desk that counts what the analyst does."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.actions = page, address, 0
        page.set_default_timeout(60_000)
        page.goto(address + "/")

    def click(self, selector: str) -> "Walk":
        """Click the first thing of a kind that is in sight."""
        self.page.locator(selector).locator("visible=true").first.click()
        return self._acted()

    def turn_to(self, name: str) -> "Walk":
        """Open a page of the bar."""
        return self.click(f"header nav >> text='{name}'")

    def choose(self, field: str, value: str) -> "Walk":
        """Choose a value of a filter."""
        self.page.select_option(f"#f-{field}", value)
        return self._acted()

    def choose_first(self, field: str) -> "Walk":
        """Choose the most frequent value of a filter."""
        self.page.select_option(f"#f-{field}", index=1)
        return self._acted()

    def write(self, selector: str, words: str) -> "Walk":
        """Write into a field."""
        self.page.locator(selector).locator("visible=true").first.fill(words)
        return self._acted()

    def shows(self, *words: str) -> None:
        """Check that the page tells these words, and how many actions led to it."""
        self.page.wait_for_load_state()
        told = self.page.locator("main").inner_text()
        assert [w for w in words if w.casefold() not in told.casefold()] == [], self.page.url
        assert 0 < self.actions <= MOST_ACTIONS

    def _acted(self) -> "Walk":
        self.actions += 1
        return self
