"""Web pages: the story without what stands around it; half-spaces, guillemets and signs as they are.

Nothing is ever fetched: a page is parsed, not shown.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from gofteh.app.formats import Found, Origin
from gofteh.app.wire import moment_of
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem
from gofteh.exchange.decoding import Decoded, canonical, decode, marked_encoding
from gofteh.exchange.making import Read, found, hash_of, refusal, whole
from gofteh.exchange.txt import guess_notes

_LOOK_FOR_CHARSET = 4_096
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_DEEPEST = 500
"""Elements within each other; browsers go no deeper."""
_ENOUGH = 200
"""Code points; a body that is marked as such but shorter is a teaser."""
_BODIES = ('[itemprop="articleBody"]', ".item-text", ".item-body", "article .content", "article", "main")
"""Where a story stands, as news sites mark it, the surest first."""
_SKIPPED = [
    "script", "style", "nav", "footer", "aside", "form", "button", "iframe", "noscript", "template",
    "figure", ".tags", ".share", ".comments", ".related",
]  # fmt: skip
_BLANK_LINES = re.compile(r"\n{3,}")


def read_html(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the one article of a page. Raises Problem when it is in no known encoding or holds no text."""
    data = whole(stream)
    decoded = decode_page(data, origin.choices.encoding)
    page = read_page(decoded.text)
    yield found(
        Read(
            text=page["text"],
            kind=SourceKind.HTML,
            sha256=hash_of(data),
            encoding=decoded.encoding,
            steps=["html-to-text"],
            title=page["title"],
            url=page["url"],
            publisher=page["publisher"],
            author=page["author"],
            published_at=moment_of(page["date"]) if page["date"] else None,
        ),
        origin,
        notes=guess_notes(decoded),
    )


def decode_page(data: bytes, encoding: str | None) -> Decoded:
    """Return the text of a page: in the encoding said, else marked, else what it declares and is."""
    if encoding is None and marked_encoding(data) is None:
        declared = _CHARSET.search(data[:_LOOK_FOR_CHARSET])
        if declared:
            try:
                return decode(data, canonical(declared[1].decode("ascii")))
            except Problem:
                # Pages say many things that are not so; the bytes then speak for themselves.
                return decode(data)
    return decode(data, encoding)


def read_page(html: str) -> dict[str, str]:
    """Return text, title, address, publisher, author and date of a page; "" for what it does not tell."""
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(html)
    if _is_deep(html, tree):
        del tree
        raise _too_deep()
    return {
        "text": _story(tree),
        "title": _meta(tree, "og:title") or _words(tree, "h1") or (tree.title or ""),
        "url": _attribute(tree, 'link[rel="canonical"]', "href") or _meta(tree, "og:url"),
        "publisher": _meta(tree, "og:site_name"),
        "author": _meta(tree, "author") or _meta(tree, "article:author"),
        "date": _meta(tree, "article:published_time")
        or _meta(tree, "datePublished")
        or _attribute(tree, "time[datetime]", "datetime"),
    }


def plain_text(html: str) -> str:
    """Return all visible text of a piece of HTML."""
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(html)
    if _is_deep(html, tree):
        del tree
        raise _too_deep()
    return _text(tree, main=False)


def _is_deep(html: str, tree: Any) -> bool:  # noqa: ANN401 - resiliparse has no types
    """Tell whether elements lie within each other more than ``_DEEPEST`` deep.

    To tell the story from the rest takes time that grows with the square of the depth.
    """
    from resiliparse.parse.html import traverse_dom

    depths: set[int] = set()
    if tree.body is not None and html.count("<") > _DEEPEST:
        traverse_dom(tree.body, lambda context: depths.add(context.depth), elements_only=True)
    return max(depths, default=0) > _DEEPEST


def _too_deep() -> Problem:
    # Raised where no tree is at hand any more: the Problem goes to another thread, where a tree must not go.
    return refusal("The page is nested too deeply.", "Copy the story from the page and paste it.")


def _story(tree: Any) -> str:  # noqa: ANN401 - resiliparse has no types
    from resiliparse.parse.html import HTMLTree

    for selector in _BODIES:
        marked = tree.body.query_selector_all(selector) if tree.body is not None else []
        # Several of one kind are a list of stories.
        if len(marked) == 1:
            text = _text(HTMLTree.parse(marked[0].html), main=False)
            if len(text) >= _ENOUGH:
                return text
    return _text(tree, main=True) or _text(tree, main=False)


def _text(tree: Any, *, main: bool) -> str:  # noqa: ANN401
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        tree, main_content=main, comments=False, list_bullets=False, links=False, alt_texts=False,
        skip_elements=_SKIPPED,
    )  # fmt: skip
    lines = (line.strip(" \t") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _meta(tree: Any, name: str) -> str:  # noqa: ANN401
    for key in ("property", "name", "itemprop"):
        if value := _attribute(tree, f'meta[{key}="{name}"]', "content"):
            return value
    return ""


def _attribute(tree: Any, selector: str, name: str) -> str:  # noqa: ANN401
    element = tree.document.query_selector(selector)
    return (element.getattr(name) or "").strip() if element is not None else ""


def _words(tree: Any, selector: str) -> str:  # noqa: ANN401
    element = tree.document.query_selector(selector)
    return (element.text or "").strip() if element is not None else ""
