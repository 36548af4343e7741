"""The cheat sheet: all keys on one page, to read in a browser or to print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument, QTextOption

from gofteh.app.safe_file import new_files
from gofteh.app.words import _, language, right_to_left
from gofteh.ui.finding import full_name
from gofteh.ui.keys.in_use import in_use
from gofteh.ui.keys.key_list import groups

if TYPE_CHECKING:
    from pathlib import Path

_STYLE = """
body { font-family: Vazirmatn, sans-serif; color: #000; background: #fff; }
h1 { font-size: 17pt; } h2 { font-size: 12pt; }
td { padding: 2px 8px; font-size: 10pt; } td.key { white-space: nowrap; }
"""


def sheet_html() -> str:
    """Return the page: one table a menu, only what has a key."""
    keymap = in_use.keymap
    direction = "rtl" if right_to_left() else "ltr"
    parts = [f"<h1>{escape(_('Keys of Gofteh'))}</h1>"]
    for title, acts in groups():
        rows = [
            f"<tr><td>{escape(full_name(act))}</td><td class='key'>"
            f"{escape('   '.join(chord.label() for chord in keymap.chords[act]))}</td></tr>"
            for act in acts
            if keymap.chords[act]
        ]
        if rows:
            parts.append(f"<h2>{escape(_(title))}</h2><table width='100%'>{''.join(rows)}</table>")
    return (
        f"<!DOCTYPE html><html lang='{language()}' dir='{direction}'><head><meta charset='utf-8'>"
        f"<title>{escape(_('Keys of Gofteh'))}</title><style>{_STYLE}</style></head>"
        f"<body dir='{direction}'>{''.join(parts)}</body></html>"
    )


def sheet_pdf() -> bytes:
    """Return the page as PDF on A4."""
    document = QTextDocument()
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left() else Qt.LayoutDirection.LeftToRight
    )
    document.setDefaultTextOption(option)
    document.setHtml(sheet_html())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Keys of Gofteh"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15))
    document.print_(writer)
    # The writer ends the file when it goes.
    del writer
    return bytes(buffer.data().data())


def write_sheet(path: Path) -> None:
    """Write the page to ``path``, as PDF or, for .html, as a page. Raises Problem when it cannot be."""
    page = sheet_html().encode() if path.suffix.lower() in (".html", ".htm") else sheet_pdf()
    with new_files([path], force=True) as (stream,):
        stream.write(page)
