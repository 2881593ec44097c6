"""Reading the mails that a test sent."""

from __future__ import annotations

import re

from django.core import mail


def last_letter(to: str) -> mail.EmailMessage:
    """The latest mail to an address."""
    found = [one for one in mail.outbox if one.to == [to]]
    assert found, f"no mail to {to}"
    return found[-1]


def link_in(letter: mail.EmailMessage) -> str:
    """The path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", str(letter.body))
    assert found, letter.body
    return found[1]
