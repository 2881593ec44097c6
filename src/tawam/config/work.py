"""Who does the work that waits: a thread of the server, or `tawam work` beside it."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading

from django.db import DatabaseError, close_old_connections, connections

from tawam.intake import jobs

_log = logging.getLogger(__name__)
PAUSE = 1.0
# After the database could not be reached; another process may hold it for the length of a large reading.
LONG_PAUSE = 5.0


def worker_name() -> str:
    """A name that no other worker has, not even one that had the same process number before a restart."""
    return f"{socket.gethostname()[:30]} {os.getpid()} {secrets.token_hex(4)}"


def work(stop: threading.Event, *, until_idle: bool = False) -> int:
    """Do the jobs that wait, one after the other, until told to stop or, if wished, until none waits; how many."""
    worker, done = worker_name(), 0
    while not stop.is_set():
        close_old_connections()
        pause = PAUSE
        try:
            if jobs.do_waiting_job(worker=worker):
                done += 1
                continue
            if until_idle:
                break
        except DatabaseError as error:
            _log.warning("the work waits, for the database cannot be used: %s", error)
            pause = LONG_PAUSE
        stop.wait(pause)
    connections.close_all()
    return done


def start_thread() -> threading.Thread:
    """A thread that works as long as the process lives; a job that it leaves unfinished is taken up by another."""
    thread = threading.Thread(target=work, args=(threading.Event(),), name="tawam-work", daemon=True)
    thread.start()
    return thread
