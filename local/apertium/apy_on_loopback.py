"""Run apertium-apy as the distribution packages it, with two settings that it has no option for.

Started with the distribution's interpreter, not with the venv's.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from die_with_parent import die_with_parent  # noqa: E402


def listen_on_loopback_only() -> None:
    """Serve loopback only; apy by itself serves all interfaces."""
    import tornado.tcpserver

    bind = tornado.tcpserver.TCPServer.bind
    tornado.tcpserver.TCPServer.bind = lambda self, port, *_, **__: bind(self, port, address="127.0.0.1")


def take_control_characters() -> None:
    """Keep NUL in arguments, which Tornado turns into a space: Apertium flushes at NUL, which keeps the
    lines of a request apart."""
    import tornado.web

    tornado.web.RequestHandler._remove_control_chars_regex = re.compile(r"(?!)")


def main() -> None:
    die_with_parent()
    listen_on_loopback_only()
    take_control_characters()
    from apertium_apy.apy import main as apy

    apy()


if __name__ == "__main__":
    main()
