"""Adding documents and keeping searches in a browser: files can be dropped, nobody is shut out, nothing overflows."""

from playwright.sync_api import Route, expect

from browsing import Visit, with_context

DROP = """form => {
  const data = new DataTransfer();
  data.items.add(new File(["Ostria denied it."], "report.txt", {type: "text/plain"}));
  form.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@with_context(color_scheme="dark", viewport={"width": 420, "height": 800})
def test_the_box_of_additions_shuts_nobody_out(visit: Visit) -> None:
    page = visit.go("/documents")
    assert page.locator(".drop-hint").is_visible() and visit.shut_out() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(color_scheme="light")
    assert visit.shut_out() == []


def test_dropped_files_are_sent(visit: Visit) -> None:
    page, sent = visit.go("/documents"), list[bytes]()

    def take(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.post_data_buffer or b"")
            route.fulfill(body="<!doctype html><title>taken</title>", content_type="text/html")
        else:
            route.continue_()

    page.route("**/documents", take)
    page.eval_on_selector("form[data-drop]", DROP)
    expect(page).to_have_title("taken")
    assert b'filename="report.txt"' in sent[0] and b'name="token"' in sent[0]


def test_a_search_is_kept_by_hand(visit: Visit) -> None:
    page = visit.go("/search?q=police")
    page.click(".search-save summary")
    page.fill("#save-title", "Police")
    page.click(".search-save button")
    page.wait_for_url("**/q/police")
    assert page.locator("h1").inner_text() == "Police" and visit.shut_out() == []
    page.click("text=Watch: tell what is new")
    page.wait_for_selector("text=Stop watching")
    page = visit.go("/search")
    assert page.locator(".kept-searches .badge").inner_text() == "watched" and visit.shut_out() == []
