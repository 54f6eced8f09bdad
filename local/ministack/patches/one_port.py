"""Where MiniStack listens."""


def listen_on_one_port() -> None:
    """Only on the port that it was given: as root with TLS it would also take 443 of loopback."""
    from ministack import app

    if not callable(app._port_is_bindable):
        raise RuntimeError("MiniStack binds ports otherwise: patches/one_port.py")
    app._port_is_bindable = lambda host, port: False
