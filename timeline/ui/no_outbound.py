"""What keeps the server from asking anything of another machine."""

from __future__ import annotations

from streamlit import net_util

LOOPBACK = "127.0.0.1"


def stay_here() -> None:
    """Tell Streamlit the address of this machine, so that it does not ask a server outside for it.

    It would, to compare the origin of a foreign page that tries to connect (Streamlit 1.67,
    ``server_util.is_url_from_allowed_origins``), and offers no setting against it.
    """
    net_util._external_ip = LOOPBACK
