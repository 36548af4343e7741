"""One small file of each format, made on the spot, all with the same sentence."""

import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

SENTENCE = "لاوروف گفت: «آتش‌بس راهی به جایی نمی‌برد.»"
LATIN = "Gofteh reads this page."
"""What the PDF holds: without a font of its own it can hold no Persian."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def made() -> Mapping[str, bytes]:
    """Return the bytes of a file by the name of its format; native JSONL has a check of its own."""
    return {
        "txt": SENTENCE.encode(),
        "html": f"<html><body><article><p>{SENTENCE}</p></article></body></html>".encode(),
        "docx": _docx(),
        "pdf": _pdf(),
        "csv": f"text,title\n{SENTENCE},خبر\n".encode(),
        "xlsx": _xlsx(),
        "json": json.dumps([{"text": SENTENCE, "title": "خبر"}], ensure_ascii=False).encode(),
        "epub": _epub(),
        "eml": _eml(),
        "zip": _zip({"story.txt": SENTENCE}),
    }


def _zip(files: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def _docx() -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:body>"
    return _zip({"word/document.xml": f'<w:document xmlns:w="{_WORD}">{body}</w:document>'})


def _xlsx() -> bytes:
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for row, text in enumerate(("text", SENTENCE), 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">'
            '<sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}">'
            f"<sheetData>{cells}</sheetData></worksheet>",
        }
    )


def _epub() -> bytes:
    return _zip(
        {
            "META-INF/container.xml": "<container><rootfiles>"
            '<rootfile full-path="book.opf"/></rootfiles></container>',
            "book.opf": '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
            '</manifest><spine><itemref idref="a"/></spine></package>',
            "a.xhtml": f"<html><body><p>{SENTENCE}</p></body></html>",
        }
    )


def _eml() -> bytes:
    message = EmailMessage()
    message["Subject"] = "خبر"
    message["From"] = "desk@example.org"
    message.set_content(SENTENCE)
    return message.as_bytes()


def _pdf() -> bytes:
    words = f"BT /F 12 Tf 20 50 Td ({LATIN}) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(words)}>>stream\n{words}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    data_end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{data_end}".encode()
