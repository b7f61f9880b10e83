"""Deliveries: a webhook gets the alerts as JSON, people get one mail; what fails is told."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from accordingto.model.verdicts import Alert
from accordingto.monitor.deliveries import deliver_alerts, write_mail
from accordingto.monitor.rules import Delivery

ALERTS = [
    Alert((f"k{n}",), "due", "deadline", f"Due in {n} days\nX", "2031-06-01", ("r",), ("d",), "2031-05-30T08:00:00Z")
    for n in (1, 2)
]


@pytest.fixture
def hook():
    """A web address of this machine that keeps what it is sent; paths that end in `no` refuse it."""

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.taken.append(json.loads(body))  # type: ignore[attr-defined]
            self.send_response(500 if self.path.endswith("no") else 204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    server.taken = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def address(hook, path: str = "yes") -> str:
    return f"http://127.0.0.1:{hook.server_port}/{path}"


def test_a_webhook_gets_all_alerts_at_once(hook):
    assert deliver_alerts(ALERTS, Delivery(webhook=address(hook))) == []
    ((told),) = hook.taken
    assert [a["key"] for a in told["alerts"]] == ["k1", "k2"]


def test_nothing_new_sends_nothing(hook):
    assert deliver_alerts([], Delivery(webhook=address(hook), mail_to=("a@b.example",))) == []
    assert hook.taken == []


def test_what_fails_is_told(hook):
    (refused,) = deliver_alerts(ALERTS, Delivery(webhook=address(hook, "no")))
    assert "did not take 2 alerts" in refused
    assert "no web address" in deliver_alerts(ALERTS, Delivery(webhook="file:///etc/passwd"))[0]
    (unsent,) = deliver_alerts(ALERTS, Delivery(mail_to=("a@b.example",), mail_host="127.0.0.1", mail_port=1))
    assert "127.0.0.1:1 did not take" in unsent


def test_a_mail_tells_all_alerts_and_its_subject_is_one_line():
    mail = write_mail(ALERTS, Delivery(mail_to=("a@b.example", "c@d.example"), mail_from="desk@e.example"))
    assert mail["Subject"] == "Due in 1 days X (and 1 more)"
    assert mail["To"] == "a@b.example, c@d.example"
    assert mail.get_content().count("* Due in") == 2
