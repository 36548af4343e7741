"""Zip files: each file within is imported as if it lay in a folder; archives within archives too."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from gofteh.app.formats import Member
from gofteh.domain.errors import Problem
from gofteh.exchange.archive import Archive
from gofteh.exchange.making import refusal

_DEEPEST = 3
"""Archives within archives."""
_SUFFIX = ".zip"
_LEFTOVERS = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")


def unpack_zip(stream: BinaryIO) -> Iterator[Member | tuple[str, Problem]]:
    """Yield the files within, in order of names, hidden ones left out. Raises Problem when it is damaged."""
    yield from _members(Archive(stream), "", 1)


def _members(archive: Archive, above: str, depth: int) -> Iterator[Member | tuple[str, Problem]]:
    for name in sorted(archive.names):
        parts = name.replace("\\", "/").split("/")
        if any(_is_hidden(part) for part in parts):
            continue
        shown = above + name
        if ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]:
            yield shown, refusal("Its name leads out of the archive.", "Unpack it yourself if you trust it.")
        elif posixpath.splitext(name)[1].lower() == _SUFFIX:
            yield from _inner(archive, name, shown, depth)
        else:
            yield Member(shown, lambda name=name: BytesIO(archive.read(name)))  # type: ignore[misc]


def _is_hidden(part: str) -> bool:
    return part.lower() in _LEFTOVERS or (part.startswith(".") and part not in (".", ".."))


def _inner(archive: Archive, name: str, shown: str, depth: int) -> Iterator[Member | tuple[str, Problem]]:
    if depth == _DEEPEST:
        yield (
            shown,
            refusal("Archives are nested too deeply.", "Unpack it yourself and import what is in it."),
        )
        return
    try:
        yield from _members(archive.within(name), f"{shown}/", depth + 1)
    except Problem as problem:
        yield shown, problem
