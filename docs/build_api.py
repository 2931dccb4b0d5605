"""Write ``docs/api.md`` from the docstrings of the public API: ``python docs/build_api.py``."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ForwardRef

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "api.md"
MAX_LINE_LENGTH = 100
sys.path.insert(0, str(ROOT))

import timeline  # noqa: E402

INTRODUCTION = """# The public API

`import timeline` gives these names; everything else may change. `python docs/build_api.py` makes this page
from the docstrings. Options are keyword-only, and a wrong value raises `UsageError` with one sentence.
"""
MEMBERS = (
    "from_paths",
    "from_articles",
    "from_store",
    "filter",
    "draw",
    "save",
    "articles",
    "extractions",
    "expressions",
    "unplaced",
    "without_event",
    "sentences",
    "places",
    "remarks",
    "faults",
    "name",
    "title",
)
"""The members of ``Timeline`` for a notebook; the others serve the page and the command line."""


def api_page() -> str:
    """Return the page in Markdown: functions, the timeline, values, errors."""
    public = {name: getattr(timeline, name) for name in timeline.__all__}
    functions = {name: each for name, each in public.items() if inspect.isfunction(each)}
    errors = {name: each for name, each in public.items() if name.endswith("Error")}
    values = {name: each for name, each in public.items() if is_dataclass(each) and name != "Timeline"}
    parts = [INTRODUCTION, "## Functions\n"]
    parts += [_function(name, each) for name, each in functions.items()]
    parts += [f"## Timeline\n\n{_text(timeline.Timeline)}\n", *_members(timeline.Timeline)]
    parts += ["## Values\n", *(_value(name, each) for name, each in values.items())]
    parts += ["## Errors\n", *(f"### {name}\n\n{_text(each)}\n" for name, each in errors.items())]
    return "\n".join(parts)


def _members(cls: type) -> Iterator[str]:
    """Yield the methods of a class, then its properties."""
    members = {name: vars(cls)[name] for name in MEMBERS}
    for name, each in members.items():
        if isinstance(each, classmethod):
            yield _function(f"Timeline.{name}", each.__func__)
        elif inspect.isfunction(each):
            yield _function(name, each)
    yield "### Attributes\n\n| attribute | type | |\n| --- | --- | --- |"
    for name, each in members.items():
        if isinstance(each, (property, cached_property)):
            getter = each.fget if isinstance(each, property) else each.func
            returned = _cell(inspect.get_annotations(getter)["return"])
            yield f"| `{name}` | {returned} | {_text(each).replace(chr(10), ' ')} |"
    yield ""


def _function(name: str, function: Any) -> str:
    """Return a function with its signature: one parameter a line if it is long."""
    signature = inspect.signature(function)
    parameters = [each for each in signature.parameters.values() if each.name not in ("self", "cls")]
    parameters = [one for each in parameters for one in _unpacked(each, function)]
    text = _unquoted(f"{name}{signature.replace(parameters=parameters)}")
    if len(text) > MAX_LINE_LENGTH:
        lines = "".join(f"    {_unquoted(line)},\n" for line in _parameter_lines(parameters))
        text = f"{name}(\n{lines}) -> {signature.return_annotation}"
    return f"### {name}\n\n```python\n{text}\n```\n\n{_text(function)}\n"


def _unpacked(parameter: inspect.Parameter, function: Any) -> Iterator[inspect.Parameter]:
    """Yield a parameter; keywords typed by ``Unpack[...]`` one by one."""
    match = re.fullmatch(r"Unpack\[(\w+)\]", str(parameter.annotation))
    if match is None:
        yield parameter
        return
    for name, annotation in function.__globals__[match[1]].__annotations__.items():
        written = annotation.__forward_arg__ if isinstance(annotation, ForwardRef) else annotation
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=..., annotation=written)


def _parameter_lines(parameters: list[inspect.Parameter]) -> Iterator[str]:
    star = False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            star = True
            yield "*"
        star = star or parameter.kind is parameter.VAR_POSITIONAL
        yield str(parameter).replace(" = Ellipsis", " = ...")


def _unquoted(text: str) -> str:
    """Return a signature with annotations without quotation marks."""
    return re.sub(r"(: |-> )(['\"])(.+?)\2(?=[,)\s]|$)", r"\1\3", text)


def _value(name: str, cls: type) -> str:
    rows = "\n".join(f"| `{each.name}` | {_cell(str(each.type))} |" for each in fields(cls))
    return f"### {name}\n\n{_text(cls)}\n\n| field | type |\n| --- | --- |\n{rows}\n"


def _cell(annotation: str) -> str:
    """Return a type for a table; a vertical bar would end the cell."""
    return f"`{annotation}`".replace("|", "\\|")


def _text(documented: Any) -> str:
    """Return a docstring in Markdown."""
    return re.sub(r"``(.+?)``", r"`\1`", inspect.getdoc(documented) or "")


if __name__ == "__main__":
    TARGET.write_text(api_page(), encoding="utf-8")
