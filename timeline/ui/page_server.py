"""The page's server: Streamlit, kept from every request to the internet before the first visitor comes.

``python -m timeline.ui.page_server dashboard.py [OPTION...]`` takes the options of ``streamlit run``.
"""

from __future__ import annotations

import sys

from streamlit.web import cli

from timeline.ui.block_ip_lookup import block_ip_lookup


def main() -> None:
    """Run the server until it is stopped."""
    block_ip_lookup()
    sys.argv = ["streamlit", "run", *sys.argv[1:]]
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
