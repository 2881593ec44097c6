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

PASSWORD = "Lantern-harbour-42"
PATIENCE = 20


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
