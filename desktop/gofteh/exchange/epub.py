"""EPUB: the chapters in the order in which the book is read, as one article."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import unquote

from gofteh.app.formats import Found, Origin
from gofteh.app.wire import moment_of
from gofteh.domain.article import SourceKind
from gofteh.exchange.archive import Archive
from gofteh.exchange.html import decode_page, plain_text
from gofteh.exchange.making import LARGEST, Read, found, hash_of, refusal, whole
from gofteh.exchange.safe_xml import local, parse_xml

_LARGEST = 200_000_000
_CONTAINER = "META-INF/container.xml"


def read_epub(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the one text of a book. Raises Problem when it is damaged or holds no text."""
    data = whole(stream, _LARGEST)
    archive = Archive(BytesIO(data))
    package_name = _package_name(archive)
    package = parse_xml(archive.read(package_name))
    chapters: list[str] = []
    size = 0
    for name in _reading_order(package, posixpath.dirname(package_name)):
        if name in archive.names:
            chapters.append(plain_text(decode_page(archive.read(name), None).text))
            size += len(chapters[-1])
            if size > LARGEST:
                raise refusal("The text is too long for one article.", "Split it into articles.")
    read = Read(
        text="\n\n".join(chapter for chapter in chapters if chapter),
        kind=SourceKind.EPUB,
        sha256=hash_of(data),
        steps=["html-to-text"],
        title=_first(package, "title"),
        author=_first(package, "creator"),
        publisher=_first(package, "publisher"),
        published_at=moment_of(_first(package, "date") or ""),
    )
    yield found(read, origin)


def _package_name(archive: Archive) -> str:
    for element in parse_xml(archive.read(_CONTAINER)).iter():
        if local(element) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise refusal("The book does not say where its text is.", "Fetch or save the file again.")


def _reading_order(package: Any, folder: str) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    files = {each.get("id"): each for each in package.iter() if local(each) == "item"}
    for each in package.iter():
        item = files.get(each.get("idref")) if local(each) == "itemref" else None
        if item is not None and "html" in (item.get("media-type") or "") and item.get("href"):
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href"))))


def _first(package: Any, name: str) -> str | None:  # noqa: ANN401
    return next((each.text for each in package.iter() if local(each) == name and each.text), None)
