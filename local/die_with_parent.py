"""End this process and what it started when the process that started it is gone, however it went."""

import os
import signal
import sys
import threading
import time


def die_with_parent() -> None:
    """Standard input is a pipe that the parent holds open and never writes to; its end is the parent's."""
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    # A file descriptor, not sys.stdin: a text read would swallow the end in its buffer on a signal.
    while os.read(sys.__stdin__.fileno(), 1):
        pass
    group = os.getpgid(0)
    os.killpg(group, signal.SIGTERM)
    # Whoever would have seen that this was not enough is gone.
    time.sleep(4)
    os.killpg(group, signal.SIGKILL)
