"""End this process and its children when its parent process is gone, for any reason."""

import os
import signal
import sys
import threading
import time


def die_with_parent() -> None:
    """Watch standard input: a pipe that the parent holds open and never writes to, so it ends with the parent."""
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    # A file descriptor, not sys.stdin: its buffer would swallow the end of the pipe on a signal.
    while os.read(sys.__stdin__.fileno(), 1):
        pass
    group = os.getpgid(0)
    os.killpg(group, signal.SIGTERM)
    # The parent, which would have noticed survivors, is gone.
    time.sleep(4)
    os.killpg(group, signal.SIGKILL)
