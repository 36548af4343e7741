"""Word documents: what stands there when all changes are accepted: insertions in, deletions out.

Text is taken as it is written: no list numbers, no placeholders for pictures, half-spaces kept.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from gofteh.app.formats import Found, Origin
from gofteh.app.wire import moment_of
from gofteh.domain.article import SourceKind
from gofteh.exchange.archive import Archive
from gofteh.exchange.making import Read, found, hash_of, refusal, whole
from gofteh.exchange.safe_xml import local, parse_xml

_LARGEST = 100_000_000
"""Bytes; pictures make documents large."""
_BODY = "word/document.xml"
_CORE = "docProps/core.xml"

_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rPr", "pPr"})
"""Elements that are not part of the text: deleted, moved away, codes of fields, a second copy."""
_SIGNS: Mapping[str, str] = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
}  # fmt: skip


def read_docx(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the one article of a document. Raises Problem when it is damaged, locked or empty."""
    data = whole(stream, _LARGEST)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refusal(
            "This is an older Word file, or one that is locked with a password.",
            "Open it in Word or LibreOffice and save it as .docx without a password.",
        )
    from io import BytesIO

    archive = Archive(BytesIO(data))
    root = parse_xml(archive.read(_BODY))
    paragraphs = list(_paragraphs(root))
    core = _properties(archive)
    read = Read(
        text="\n".join(paragraphs).strip("\n"),
        kind=SourceKind.DOCX,
        sha256=hash_of(data),
        title=core.get("title"),
        published_at=None,
        rest={key: core[key] for key in ("creator", "created") if core.get(key)},
    )
    yield found(read, origin)


def _paragraphs(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml
    """Yield the text of each paragraph; what stands in a paragraph's text boxes follows it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in _LEFT_OUT:
            continue
        if name == "p":
            boxes: list[Any] = []
            if not _is_deleted(element):
                yield "".join(_runs(element, boxes))
            waiting.extend(reversed(boxes))
        else:
            waiting.extend(reversed(element))


def _is_deleted(paragraph: Any) -> bool:  # noqa: ANN401
    """Tell whether nothing is left of a paragraph but the mark of its deletion."""
    marks = paragraph.find("{*}pPr/{*}rPr/{*}del")
    return marks is not None and not any(local(each) in ("t", "tab") for each in paragraph.iter())


def _runs(paragraph: Any, boxes: list[Any]) -> Iterator[str]:  # noqa: ANN401
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in _LEFT_OUT:
            continue
        if name == "t":
            yield element.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "txbxContent":
            boxes.append(element)
        else:
            waiting.extend(reversed(element))


def _properties(archive: Archive) -> dict[str, str]:
    if _CORE not in archive.names:
        return {}
    root = parse_xml(archive.read(_CORE))
    found_words = {local(each): (each.text or "").strip() for each in root}
    created = moment_of(found_words.get("created", ""))
    return {"title": found_words.get("title", ""), "creator": found_words.get("creator", "")} | (
        {"created": created} if created else {}
    )
