"""A web address to what is there, where a person asks for it."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from timeline.errors import ReadingError
from timeline.reading.input_file import InputFile, ReadResult
from timeline.reading.inputs import read_input_file, read_paths, unique_ids
from timeline.safe_text import short_line

if TYPE_CHECKING:
    from timeline.reading.public_network import Network

SETTING = "TIMELINE_FETCH"
"""The environment variable that switches fetching off for everybody: "off", "no", "false" or "0"."""

_WEB = re.compile(r"https?://", re.IGNORECASE)
_OFF = ("off", "no", "false", "0")


def may_fetch() -> bool:
    """Return whether addresses may be fetched at all."""
    return os.environ.get(SETTING, "").strip().casefold() not in _OFF


def read_inputs(
    given: Iterable[str],
    columns: Mapping[str, str] | None = None,
    *,
    allowed: bool,
    network: Network | None = None,
) -> Iterator[ReadResult]:
    """Yield what files, folders and web addresses hold, in the order in which a person named them.

    ``columns`` is that of ``read_paths``, ``allowed`` and ``network`` are those of ``read_address``.
    """

    def found() -> Iterator[ReadResult]:
        for address, group in groupby(given, key=_WEB.match):
            if address:
                for url in group:
                    yield from read_url(url, allowed=allowed, network=network)
            else:
                yield from read_paths(group, columns)

    yield from unique_ids(found())


def read_url(url: str, *, allowed: bool, network: Network | None = None) -> Iterator[ReadResult]:
    """Yield the article of a page, a text or a PDF, or those of a feed; the address is their default id.

    ``allowed`` is what ``may_fetch`` says, or less. Nothing is fetched but this address and where it leads,
    from public addresses only. ``network`` is the internet, unless another is given.
    """
    url = url.strip()
    if not allowed:
        yield ReadingError(f"{short_line(url)}: fetching is switched off; save the page and give the file.")
        return
    from timeline.reading.download import download  # with ssl and urllib3, which no file needs

    try:
        got = download(url, network)
    except ReadingError as error:
        yield ReadingError(f"{short_line(url)}: {error}")
        return
    yield from read_input_file(InputFile(url, io.BytesIO(got.data), url=got.url), got.kind)
