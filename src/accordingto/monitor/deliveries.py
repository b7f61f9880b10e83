"""New alerts in, a web address or mail boxes that have them out."""

import json
import smtplib
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict
from email.message import EmailMessage

from accordingto.model.verdicts import Alert
from accordingto.monitor.feeds import tell_alert
from accordingto.monitor.rules import Delivery

PATIENCE = 20.0
"""Seconds after which a web address or a mail server that does not answer has failed."""


def deliver_alerts(alerts: Sequence[Alert], delivery: Delivery) -> list[str]:
    """Send alerts to wherever they are wanted; return what failed, in words for people."""
    failed = []
    if alerts and delivery.webhook:
        failed += _post(alerts, delivery.webhook)
    if alerts and delivery.mail_to:
        failed += _mail(alerts, delivery)
    return failed


def _post(alerts: Sequence[Alert], address: str) -> list[str]:
    if not address.lower().startswith(("http://", "https://")):
        return [f"the webhook {address} is no web address"]
    body = json.dumps({"alerts": [asdict(a) | {"key": a.key} for a in alerts]}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"}, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):
            return []
    except (urllib.error.URLError, OSError, ValueError) as error:
        return [f"the webhook {address} did not take {len(alerts)} alerts ({error})"]


def _mail(alerts: Sequence[Alert], delivery: Delivery) -> list[str]:
    try:
        with smtplib.SMTP(delivery.mail_host, delivery.mail_port, timeout=PATIENCE) as server:
            server.send_message(write_mail(alerts, delivery))
        return []
    except (smtplib.SMTPException, OSError) as error:
        where = f"{delivery.mail_host}:{delivery.mail_port}"
        return [f"the mail server {where} did not take {len(alerts)} alerts ({error})"]


def write_mail(alerts: Sequence[Alert], delivery: Delivery) -> EmailMessage:
    """Return one mail with all alerts: the first as its subject, all of them in plain text."""
    message = EmailMessage()
    more = f" (and {len(alerts) - 1} more)" if len(alerts) > 1 else ""
    message["Subject"] = " ".join(f"{alerts[0].title}{more}".split())
    message["From"] = delivery.mail_from or "accordingto@localhost"
    message["To"] = ", ".join(delivery.mail_to)
    message.set_content("\n\n".join(f"* {tell_alert(a)}" for a in alerts) + "\n")
    return message
