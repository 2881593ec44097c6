"""Several writers at the same moment; for tests that use the fixture ``rivals``."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection


def together(*calls: Callable[[], object]) -> list[object]:
    """Let these begin at the same moment, each in a thread with a connection of its own; what they answer or raise."""
    start, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number: int) -> None:
        start.wait(timeout=30)
        try:
            answers[number] = calls[number]()
        except Exception as error:  # noqa: BLE001 -- what a thread raised is an answer, too
            answers[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def names(answers: list[object]) -> list[str]:
    """What each met, by its type."""
    return sorted(type(one).__name__ for one in answers)
