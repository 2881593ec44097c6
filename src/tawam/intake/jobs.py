"""Work that waits in the database: one job at a time, by whoever claims it."""

from __future__ import annotations

from tawam.intake import actions


def do_waiting_job(*, worker: str) -> bool:
    """Do one job that waits, if there is one; whether there was."""
    token = actions.claim_job(worker=worker)
    if token:
        actions.do_job(token=token, worker=worker)
    return bool(token)
