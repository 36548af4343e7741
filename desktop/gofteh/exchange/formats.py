"""The table of formats, from which the command line, the dialogs and the tests are made."""

from gofteh.app.formats import Format, Formats
from gofteh.app.schemas import record_schema
from gofteh.app.words import N_
from gofteh.exchange.dataset_card import dataset_card
from gofteh.exchange.delimited import peek_delimited, read_delimited
from gofteh.exchange.docx import read_docx
from gofteh.exchange.eml import read_eml
from gofteh.exchange.epub import read_epub
from gofteh.exchange.foreign_json import peek_json, read_json
from gofteh.exchange.html import read_html
from gofteh.exchange.jsonl import peek_jsonl, read_jsonl, write_jsonl
from gofteh.exchange.pdf import read_pdf
from gofteh.exchange.txt import read_pasted, read_txt
from gofteh.exchange.xlsx import peek_xlsx, read_xlsx
from gofteh.exchange.zipped import unpack_zip

FORMATS: Formats = (
    Format(
        name="jsonl",
        title=N_("Gofteh JSONL"),
        suffixes=(".jsonl", ".ndjson"),
        read=read_jsonl,
        peek=peek_jsonl,
        write=write_jsonl,
        companions={"README.md": dataset_card, "gofteh-record.schema.json": record_schema},
    ),
    Format(name="txt", title=N_("Plain text"), suffixes=(".txt", ".text"), read=read_txt, has_encoding=True),
    Format(
        name="html",
        title=N_("Web page"),
        suffixes=(".html", ".htm", ".xhtml"),
        read=read_html,
        has_encoding=True,
    ),
    Format(name="docx", title=N_("Word document"), suffixes=(".docx", ".docm"), read=read_docx),
    Format(name="pdf", title=N_("PDF"), suffixes=(".pdf",), read=read_pdf),
    Format(
        name="csv",
        title=N_("Table (CSV, TSV)"),
        suffixes=(".csv", ".tsv", ".tab"),
        read=read_delimited,
        peek=peek_delimited,
        has_encoding=True,
    ),
    Format(
        name="xlsx", title=N_("Excel workbook"), suffixes=(".xlsx", ".xlsm"), read=read_xlsx, peek=peek_xlsx
    ),
    Format(name="json", title=N_("JSON"), suffixes=(".json",), read=read_json, peek=peek_json),
    Format(name="epub", title=N_("EPUB book"), suffixes=(".epub",), read=read_epub),
    Format(name="eml", title=N_("E-mail"), suffixes=(".eml",), read=read_eml, has_encoding=True),
    Format(name="zip", title=N_("Zip archive"), suffixes=(".zip",), unpack=unpack_zip),
)

PASTE = Format(name="paste", title=N_("Clipboard"), suffixes=(), read=read_pasted)
"""What a text from the clipboard is read by; no file is of this format."""
