"""The ports that MiniStack listens on."""


def listen_on_one_port() -> None:
    """Listen only on the given port: as root with TLS, MiniStack would also take 443 of loopback."""
    from ministack import app

    if not callable(app._port_is_bindable):
        raise RuntimeError("MiniStack binds ports otherwise: patches/one_port.py")
    app._port_is_bindable = lambda host, port: False
