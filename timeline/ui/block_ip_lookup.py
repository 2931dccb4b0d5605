"""Stops the server's own request to the internet."""

from __future__ import annotations

from streamlit import net_util

LOOPBACK = "127.0.0.1"


def block_ip_lookup() -> None:
    """Set this machine's addresses in Streamlit, so it does not ask an outside server for them.

    Streamlit 1.67 would do so to check the origin of a connection
    (``server_util.is_url_from_allowed_origins``), and has no setting to turn this off.
    """
    net_util._external_ip = net_util._internal_ip = LOOPBACK
