"""The visible text of a Word document (WordprocessingML), in its order: paragraphs, tables, text boxes.

Text stands at any depth: in links, fields, content controls, tracked insertions, moved passages. So the whole
tree is walked, except for what Word does not show. Every step is linear in the size of the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_HIDDEN = frozenset(
    {
        "del",  # tracked deletions, and where moved text was
        "moveFrom",
        "delText",
        "pPr",  # properties
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "sectPr",
        "instrText",  # the command of a field; its result is shown
        "fldData",
        "rt",  # the small letters above a word (ruby)
        "Fallback",  # the same text again, for older programs
    }
)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


def blocks(element: Any) -> Iterator[tuple[str, str | None]]:
    """Yield the text of each paragraph, table and text box below an element, and a paragraph's style id."""
    for child, name in _children(element):
        if name == "p":
            yield from _paragraph(child)
        elif name == "tbl":
            yield "\n".join(filter(None, map(_row_text, _nearest(child, "tr")))), None
        else:
            yield from blocks(child)


def _paragraph(paragraph: Any) -> Iterator[tuple[str, str | None]]:
    parts: list[str] = []
    boxes: list[Any] = []
    _collect(paragraph, parts, boxes)
    yield "".join(parts).strip(), _property(paragraph, "pPr", "pStyle")
    for box in boxes:
        yield from blocks(box)


def _collect(element: Any, parts: list[str], boxes: list[Any]) -> None:
    """Add the texts below an element to ``parts``, and the text boxes to ``boxes``."""
    for child, name in _children(element):
        if name == "t":
            parts.append(child.text or "")
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name == "br":
            parts.append("\n" if _attribute(child, "type") in (None, "textWrapping") else " ")
        elif name == "txbxContent":
            boxes.append(child)
        elif not (name == "r" and _is_on(child, "rPr", "vanish")):
            _collect(child, parts, boxes)


def _row_text(row: Any) -> str:
    """Return the cells of a row with a space between them; a row that was deleted is empty."""
    if _is_on(row, "trPr", "del"):
        return ""
    return " ".join(filter(None, map(_cell_text, _nearest(row, "tc"))))


def _cell_text(cell: Any) -> str:
    """Return the text of a cell; a cell that continues the one above it shows nothing of its own."""
    merged = _find(_find(cell, "tcPr"), "vMerge")
    if merged is not None and _attribute(merged, "val") != "restart":
        return ""
    return "\n".join(filter(None, (text for text, _ in blocks(cell))))


def _nearest(element: Any, wanted: str) -> Iterator[Any]:
    """Yield the elements of a name below an element, but none within another one."""
    for child, name in _children(element):
        if name == wanted:
            yield child
        else:
            yield from _nearest(child, wanted)


def _children(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield the children that Word shows, with their names without the namespace."""
    if _local_name(element) == "sdt" and _is_on(element, "sdtPr", "showingPlcHdr"):
        return  # "Click here to enter text"
    for child in element:
        name = _local_name(child)
        if name is not None and name not in _HIDDEN:
            yield child, name


def _local_name(element: Any) -> str | None:
    """Return an element's name without its namespace; ``None`` for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else None


def _find(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if _local_name(child) == name), None)


def _attribute(element: Any, name: str) -> str | None:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def _property(element: Any, properties: str, name: str) -> str | None:
    """Return the value of a property of an element; ``None`` without one."""
    found = _find(_find(element, properties), name)
    return None if found is None else _attribute(found, "val")


def _is_on(element: Any, properties: str, name: str) -> bool:
    """Return True if an element has a property, and its value does not switch it off."""
    found = _find(_find(element, properties), name)
    return found is not None and _attribute(found, "val") not in _OFF
