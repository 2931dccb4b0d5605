"""The page's server: ``python -m timeline.ui.page_server [--port N] [--no-browser] [--public ADDRESS]``.

It is Streamlit's, behind a gate, and kept from every request to the internet; with ``--sign-in FILE`` it asks
the identity provider of that file.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config
from streamlit.starlette import App
from streamlit.web.bootstrap import load_config_options

from timeline.errors import UsageError
from timeline.export.picture_browser import end_browsers
from timeline.resources import program_folder
from timeline.ui.access_gate import AccessGate, Door
from timeline.ui.block_ip_lookup import block_ip_lookup
from timeline.ui.early_opening import open_early
from timeline.ui.page_head import PageHead
from timeline.ui.public_address import PublicAddress, read_address
from timeline.ui.sign_in_door import SignInDoor
from timeline.ui.sign_in_file import SignInFile
from timeline.ui.steady_memory import keep_memory_steady
from timeline.ui.token_door import TOKEN, Keys, TokenDoor

TOKEN_VARIABLE = "TIMELINE_TOKEN"  # noqa: S105 (a name)
"""Environment variable with a token of the person's own, for a server that starts unattended."""


def main(script: Path | None = None) -> None:
    """Run the server until it is stopped; ``script`` takes the place of ``dashboard.py``."""
    keep_memory_steady()
    block_ip_lookup()
    page = program_folder() / "dashboard.py"
    options = _options()
    try:
        sign_in = SignInFile(Path(options.sign_in)) if options.sign_in else None
        address = read_address(options.public) if options.public else None
    except UsageError as error:
        sys.exit(str(error))
    public = sign_in.settings.address if sign_in else address
    settings = _settings(options, public)
    config._main_script_path = sys.argv[0] = str(page)  # Streamlit looks for its settings beside this
    del sys.argv[1:]
    load_config_options(settings)
    keys = Keys(os.environ.get(TOKEN_VARIABLE))
    hosts = [*config.get_option("server.allowedHosts"), *([public.host] if public else [])]
    settings["server.allowedHosts"] = hosts
    door: Door = SignInDoor(sign_in) if sign_in else TokenDoor(keys, _port)
    app = App(
        script or page,
        secrets=sign_in.settings.secrets if sign_in else None,
        middleware=[
            Middleware(TrustedHostMiddleware, hosts, www_redirect=False),
            Middleware(AccessGate, door, _folder()),
            Middleware(PageHead, _folder()),
        ],
        lifespan=lambda _: _announced(public, None if sign_in else keys),
    )
    app.run(config=settings)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=os.environ.get("STREAMLIT_SERVER_PORT"))
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--public")
    parser.add_argument("--sign-in")
    return parser.parse_args()


def _settings(options: argparse.Namespace, public: PublicAddress | None) -> dict[str, Any]:
    """Return the settings that the command line or Streamlit's variables of the environment give.

    Files with secrets for other programs of Streamlit are not for this one.
    """
    settings: dict[str, Any] = {"logger.hideWelcomeMessage": True, "secrets.files": []}
    if options.port is not None:
        settings["server.port"] = options.port
    if options.no_browser or options.sign_in or os.environ.get("STREAMLIT_SERVER_HEADLESS") == "true":
        settings["server.headless"] = True
    if public is not None and public.folder:
        settings["server.baseUrlPath"] = public.folder
    return settings


def _port() -> int:
    return int(config.get_option("server.port"))


def _folder() -> str:
    """Return the path that the page is served under: "" or one that begins with a slash."""
    folder = config.get_option("server.baseUrlPath").strip("/")
    return f"/{folder}" if folder else ""


@asynccontextmanager
async def _announced(public: PublicAddress | None, keys: Keys | None) -> AsyncIterator[dict[str, Any]]:
    """Print the address and open it in the browser, once the port is known; without keys people sign in.

    The first timeline is loaded meanwhile. At the end of the server the browsers end that draw pictures.
    """
    own = f"http://{config.get_option('browser.serverAddress')}:{_port()}{_folder()}/"
    address = f"{public.origin}{public.folder}/" if public else own
    if keys is None:
        print(f"\n  Timeline: {address}\n  People sign in there. Ctrl-C ends the server.\n", flush=True)  # noqa: T201
    else:
        _announce_token(keys, address, own)
    open_early()
    yield {}
    end_browsers()


def _announce_token(keys: Keys, address: str, own: str) -> None:
    print(f"\n  Timeline: {address}?{urlencode({TOKEN: keys.token})}\n", flush=True)  # noqa: T201
    print("  The token in this address opens the page. Give it to nobody. Ctrl-C ends the server.\n")  # noqa: T201
    if not config.get_option("server.headless"):
        own_browser = f"{own}?{urlencode({TOKEN: keys.first})}"
        asyncio.get_running_loop().run_in_executor(None, webbrowser.open, own_browser)


if __name__ == "__main__":
    main()
