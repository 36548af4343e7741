"""XML from outside: no entities, no network, no other files, no endless depth."""

from typing import Any

from gofteh.exchange.making import refusal


def parse_xml(data: bytes) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
    """Return the root element of ``data``. Raises Problem when it is no XML or declares a document type."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal(
            "A part of the file is no XML that can be read.", "Open it in its program and save it again."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise refusal(
            "The file declares entities of its own, which may hide anything.",
            "Open it in its program and save it again.",
        )
    return root


def local(element: Any) -> str:  # noqa: ANN401
    """Return the name of an element without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
