"""Files of every format with something wrong, each made from its number alone."""

from __future__ import annotations

import gzip
import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from tests.attack.outcome import SEED
from tests.reading.samples import DAY, EVERY_KIND, PACKED, TEXT, TITLE, lines, parquet

_PIECES = tomllib.loads(Path(__file__).with_name("pieces.toml").read_text(encoding="utf-8"))
PIECES, TRIGGERS = tuple(_PIECES["anywhere"]), tuple(_PIECES["trigger"])
_SORT = {
    **dict.fromkeys(("html", "htm", "xml", "rss", "atom"), "markup"),
    **dict.fromkeys(("csv", "tsv"), "table"),
    "docx": "word",
    "md": "markdown",
    "pdf": "pdf",
}
"""The sort of pieces with a meaning in a format."""
_NUMBERS: tuple[Any, ...] = (0, -1, 2**63, -(2**70), 1e308, float("nan"), float("-inf"), True, None)
_TEXTS = ("", " ", "\x00", "\ud800", "0000-00-00", "99999999999", "<p>x", "http://[", "1" * 5000)
ODD: tuple[Any, ...] = (*_NUMBERS, *_TEXTS, [], {}, [[]], {"a": {"b": None}}, ["x", 1])
"""Values that no field of a record should have."""
_DAYS = (date(1, 1, 1), datetime(9999, 12, 31, 23, 59), "2024-13-45")
_CELLS: tuple[Any, ...] = (None, 0, -(2**62), 1.5, float("inf"), True, b"\xff\x00", b"", "", "\x00", TEXT)
_ODD_CELLS: tuple[Any, ...] = (*_CELLS, *_DAYS, ["a", "b"], {"a": 1}, [[1]])
_ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp1252", "koi8-r", "shift_jis", "cp037", "utf-8-sig")


def damaged_file(number: int) -> tuple[str, bytes]:
    """Return the name and the bytes of the file with this number."""
    random = Random(f"{SEED}/{number}")
    names = (*EVERY_KIND, *PACKED) if random.random() < 0.15 else tuple(EVERY_KIND)
    name = names[number % len(names)]
    damage = random.choice((_in_bytes, _in_bytes, _inside, _inside, _in_structure, _under_another_name))
    return name, damage(name, random)


def _sample(name: str) -> bytes:
    return {**EVERY_KIND, **PACKED}[name]


def _kind(name: str) -> str:
    return name.removesuffix(".gz").rpartition(".")[2]


def _pieces(name: str) -> tuple[str, ...]:
    sort = _SORT.get(_kind(name))
    return (*PIECES, *_PIECES[sort]) if sort else PIECES


def _in_bytes(name: str, random: Random) -> bytes:
    return mutated(_sample(name), random, _pieces(name))


def _inside(name: str, random: Random) -> bytes:
    """Damage what is packed in a file, or the text of one that is not packed, in any encoding."""
    if name.endswith(".gz"):
        return gzip.compress(_inside(name.removesuffix(".gz"), random), mtime=0)
    if name.endswith(".docx"):
        return _with_damaged_part(_sample(name), random)
    if name.endswith((".pdf", ".parquet")):
        return _in_bytes(name, random)
    text = _with_pieces(_sample(name).decode(), random, _pieces(name))
    encoding = random.choice(_ENCODINGS) if random.random() < 0.3 else "utf-8"
    return text.encode(encoding, "replace")


def _with_damaged_part(data: bytes, random: Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(stream, "w") as packed:
        parts = whole.namelist()
        chosen = random.choice(("word/document.xml", random.choice(parts)))
        for part in parts:
            content = whole.read(part)
            if part == chosen:
                text = _with_pieces(content.decode("utf-8", "surrogateescape"), random, _pieces(".docx"))
                content = text.encode("utf-8", "surrogateescape")
            packed.writestr(part, content)
    return stream.getvalue()


def _in_structure(name: str, random: Random) -> bytes:
    """Return a whole file of the format, with values of another type or another number of them."""
    kind = _kind(name)
    make = {"json": _odd_json, "jsonl": _odd_lines, "parquet": _odd_parquet}.get(kind)
    if make is None:
        return _inside(name, random)
    data = make(random)
    return gzip.compress(data, mtime=0) if name.endswith(".gz") else data


def _odd_record(random: Random) -> object:
    record: dict[str, Any] = {
        "text": TEXT,
        "title": TITLE,
        "published": DAY,
        "id": "a",
        "url": "http://b.example",
    }
    for _ in range(random.randint(1, 3)):
        record[random.choice((*record, "source", "language", "author"))] = random.choice(ODD)
    nested: object = record
    for _ in range(random.choice((0, 0, 0, 1, 5, 900))):
        nested = random.choice(([nested], {"a": nested}))
    return nested


def _odd_json(random: Random) -> bytes:
    records = [_odd_record(random) for _ in range(random.randint(1, 4))]
    return json.dumps(random.choice((records, records[0], {"articles": records}))).encode("utf-8")


def _odd_lines(random: Random) -> bytes:
    return lines(*(_odd_record(random) for _ in range(random.randint(1, 4))))


def _odd_parquet(random: Random) -> bytes:
    columns: dict[str, list[Any]] = {"text": [TEXT], "title": [TITLE], "published": [DAY]}
    for _ in range(random.randint(1, 3)):
        columns[random.choice((*columns, "id", "url", "source", "x"))] = [random.choice(_ODD_CELLS)]
    whole = parquet(**columns)
    return whole if random.random() < 0.7 else mutated(whole, random, PIECES)


def _under_another_name(_: str, random: Random) -> bytes:
    """Return a file of another format, or no file of any."""
    if random.random() < 0.5:
        return random.randbytes(random.randrange(400))
    return mutated(_sample(random.choice((*EVERY_KIND, *PACKED))), random, PIECES)


def mutated(data: bytes, random: Random, pieces: tuple[str, ...]) -> bytes:
    """Return bytes with some passages overwritten, taken out, doubled, or moved."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.randrange(40))
        piece = random.choice(pieces).encode("utf-8", "surrogatepass") * random.choice((1, 1, 1, 200))
        data = random.choice(_CHANGES)(data, start, end, piece)
    return data


_CHANGES: tuple[Callable[[bytes, int, int, bytes], bytes], ...] = (
    lambda data, start, end, piece: data[:start] + piece + data[end:],
    lambda data, start, end, _: data[:start] + data[end:],
    lambda data, start, end, _: data[:end] + data[start:],
    lambda data, _, end, __: data[:end],
    lambda data, start, end, _: data[:start] + bytes(255 - each for each in data[start:end]) + data[end:],
)


def _with_pieces(text: str, random: Random, pieces: tuple[str, ...]) -> str:
    """Return a text with some pieces put in, most of them where a tag or a line ends."""
    for _ in range(random.randint(1, 4)):
        ends = [at + 1 for at, char in enumerate(text) if char in ">\n"]
        at = random.choice(ends) if ends and random.random() < 0.7 else random.randrange(len(text) + 1)
        text = text[:at] + random.choice(pieces) * random.choice((1, 1, 1, 50)) + text[at:]
    return text
