"""E-mail messages: the text of the message; what is attached is named, not read."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from gofteh.app.formats import Found, Origin
from gofteh.app.wire import moment_of
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem
from gofteh.exchange.decoding import canonical, decode
from gofteh.exchange.html import plain_text
from gofteh.exchange.making import Read, found, hash_of, refusal, whole

_LARGEST = 100_000_000
# What the standard library raises on headers and bodies that break the rules of mail.
_NONSENSE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def read_eml(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the one text of a message. Raises Problem when it has none that can be read."""
    data = whole(stream, _LARGEST)
    try:
        message = message_from_bytes(data, policy=policy.default)
        part = message.get_body(("plain", "html"))
        attached = [name for each in message.iter_attachments() if (name := each.get_filename())]
    except _NONSENSE as error:
        raise _damaged() from error
    if part is None:
        raise refusal("The message holds no text.", "Import what is attached to it by itself.")
    text, encoding = _text(part, origin.choices.encoding)
    # Mail ends its lines with CR LF; what the sender wrote has line ends.
    notes = (_attached(attached),) if attached else ()
    read = Read(
        text=text.replace("\r\n", "\n").strip("\n"),
        kind=SourceKind.EML,
        sha256=hash_of(data),
        encoding=encoding,
        steps=["mail-to-text"],
        title=_header(message, "subject"),
        published_at=_date(message),
        rest={"from": sender} if (sender := _header(message, "from")) else {},
    )
    yield found(read, origin, notes=notes)


def _text(part: Any, said: str | None) -> tuple[str, str]:  # noqa: ANN401 - stubs differ from what comes
    try:
        raw = part.get_payload(decode=True)
        declared = part.get_content_charset()
    except _NONSENSE as error:
        raise _damaged() from error
    data = raw if isinstance(raw, bytes) else b""
    encoding = said
    if encoding is None and declared is not None:
        try:
            encoding = canonical(declared)
        except Problem:
            encoding = None
    decoded = decode(data, None if encoding in (None, "ascii") else encoding)
    html = part.get_content_type() == "text/html"
    return plain_text(decoded.text) if html else decoded.text, decoded.encoding


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
        return str(value) if value is not None else None
    except _NONSENSE:
        return None


def _date(message: EmailMessage) -> str | None:
    try:
        return moment_of(parsedate_to_datetime(str(message["date"])).isoformat())
    except _NONSENSE:
        return None


def _attached(names: list[str]) -> Problem:
    return Problem(
        "What is attached was not imported: {names}.",
        cure="Save it as files and import those.",
        names=", ".join(name.encode("utf-8", "replace").decode() for name in names),
    )


def _damaged() -> Problem:
    return refusal("The message is damaged.", "Save it from the mail program again.")
