"""What a person has beside the browser: a mailbox, an app with codes, and somebody at the command line."""

from __future__ import annotations

import base64
import email
import hashlib
import hmac
import re
import struct
import subprocess
import sys
import time
from email import policy
from pathlib import Path

from playwright.sync_api import Page

PASSWORD = "Lantern-harbour-42"
PATIENCE = 20


# Made beside the server, as a head would be by an invitation.
MEMBER = """
import django; django.setup()
from tawam.people.actions import create_account
from tawam.people.models import Account, Membership
email, place, role = {email!r}, {place!r}, {role!r}
found = Account.objects.filter(email=email).first()
number = found.pk if found else create_account(email=email, password={password!r}, name="Sam", actor="test").account
Membership.objects.get_or_create(account_id=number, place=place, defaults={{"role": role}})
"""


def link_in_mail(surroundings: dict[str, str], to: str, holding: str) -> str:
    """The link that holds these words in the latest mail to an address; waits for it to come."""
    folder = Path(surroundings["TAWAM_EMAIL_URL"].removeprefix("file://"))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for text in _letters(folder, to):
            found = re.search(rf"https?://[^\s]*{holding}[^\s]*", text)
            if found:
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"no mail to {to} with a link that holds {holding}")


def _letters(folder: Path, to: str) -> list[str]:
    found = []
    for path in sorted(folder.glob("*.log"), key=lambda one: one.stat().st_mtime, reverse=True):
        letter = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        body = letter.get_body(("plain",))
        if letter["To"] == to and body is not None:
            found.append(str(body.get_content()))
    return found


def code(secret: str) -> str:
    """What an app shows for a secret now (RFC 6238, six digits, 30 seconds), worked out without the library."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def command(surroundings: dict[str, str], *words: str, given: str = "") -> str:
    """Run ``tawam`` beside the server; returns what it said."""
    call = [sys.executable, "-c", "from tawam.config.cli import main; main()", *words]
    done = subprocess.run(call, env=surroundings, input=given, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sign_in(page: Page, language: str, address: str) -> None:
    """Fill in the sign-in page."""
    page.goto(f"/{language}/account/login/")
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form.card button.primary").click()


def signed_in(
    page: Page, surroundings: dict[str, str], language: str, email: str, place: str, role: str = "officer"
) -> Page:
    """Make a member of a place and sign in."""
    script = MEMBER.format(email=email, place=place, role=role, password=PASSWORD)
    environment = surroundings | {"DJANGO_SETTINGS_MODULE": "tawam.config.settings"}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=60)
    sign_in(page, language, email)
    return page


def head_of(page: Page, surroundings: dict[str, str], language: str, address: str, place: str) -> str:
    """A head of a place who has signed in: an administrator who took the role by an invitation, like everybody."""
    command(surroundings, "create-admin", "--email", address, "--name", "Rania", "--password-stdin", given=PASSWORD)
    sign_in(page, language, address)
    answer = page.goto(f"/{language}/workbench/places/{place}/")
    if answer and answer.status == 403:
        page.goto(f"/{language}/places/{place}/members/")
        page.locator("input[name=email]").fill(address)
        page.locator("select[name=role]").select_option("head")
        page.locator("form:has(select[name=role]) button.primary").click()
        page.goto(link_in_mail(surroundings, address, "invitations"))
        page.locator("form button.primary").first.click()
    return address
