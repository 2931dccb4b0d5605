"""The page's server: ``python -m timeline.ui.page_server [--port N] [--no-browser]``.

It is Streamlit's, behind a gate, and kept from every request to the internet.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config
from streamlit.starlette import App
from streamlit.web.bootstrap import load_config_options

from timeline.resources import program_folder
from timeline.ui.access_gate import TOKEN, AccessGate, Keys
from timeline.ui.block_ip_lookup import block_ip_lookup

TOKEN_VARIABLE = "TIMELINE_TOKEN"  # noqa: S105 (a name)
"""Environment variable with a token of the person's own, for a server that starts unattended."""


def main() -> None:
    """Run the server until it is stopped."""
    block_ip_lookup()
    page = program_folder() / "dashboard.py"
    settings = _settings()
    config._main_script_path = sys.argv[0] = str(page)  # Streamlit looks for its settings beside this
    del sys.argv[1:]
    load_config_options(settings)
    keys = Keys(os.environ.get(TOKEN_VARIABLE))
    hosts = config.get_option("server.allowedHosts")
    app = App(
        page,
        middleware=[
            Middleware(TrustedHostMiddleware, hosts, www_redirect=False),
            Middleware(AccessGate, keys, _port, _folder()),
        ],
        lifespan=lambda _: _announced(keys),
    )
    app.run(config=settings)


def _settings() -> dict[str, Any]:
    """Return the settings that the command line or Streamlit's variables of the environment give."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=os.environ.get("STREAMLIT_SERVER_PORT"))
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    settings: dict[str, Any] = {"logger.hideWelcomeMessage": True}  # its address lacks the token
    if options.port is not None:
        settings["server.port"] = options.port
    if options.no_browser or os.environ.get("STREAMLIT_SERVER_HEADLESS") == "true":
        settings["server.headless"] = True
    return settings


def _port() -> int:
    return int(config.get_option("server.port"))


def _folder() -> str:
    """Return the path that the page is served under: "" or one that begins with a slash."""
    folder = config.get_option("server.baseUrlPath").strip("/")
    return f"/{folder}" if folder else ""


@asynccontextmanager
async def _announced(keys: Keys) -> AsyncIterator[dict[str, Any]]:
    """Print the address and open it in the browser, once the port is known."""
    address = f"http://{config.get_option('browser.serverAddress')}:{_port()}{_folder()}/"
    print(f"\n  Timeline: {address}?{urlencode({TOKEN: keys.token})}\n", flush=True)  # noqa: T201
    print("  The token in this address opens the page. Give it to nobody. Ctrl-C ends the server.\n")  # noqa: T201
    if not config.get_option("server.headless"):
        own_browser = f"{address}?{urlencode({TOKEN: keys.first})}"
        asyncio.get_running_loop().run_in_executor(None, webbrowser.open, own_browser)
    yield {}


if __name__ == "__main__":
    main()
