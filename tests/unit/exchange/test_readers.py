"""Each reader gives the text as it was written, or a Problem, whatever a file holds."""

import contextlib
import csv
import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gofteh.app.formats import Choices, Found, Origin, Refused, by_name
from gofteh.app.words import explain
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange import archive
from gofteh.exchange.formats import FORMATS
from gofteh.exchange.zipped import unpack_zip
from tests.storage.helpers import AT

STORY = "وزیر گفت: «نمی‌آییم» و رسانه‌های روسی آن را نوشتند."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
READERS = [one.name for one in FORMATS if one.read]


def read(name: str, data: bytes, **choices):
    one = by_name(FORMATS, name)
    assert one is not None
    assert one.read is not None
    origin = Origin(name=f"a{one.suffixes[0]}", at=AT, choices=Choices(**choices))
    return list(one.read(io.BytesIO(data), origin))


def article(name: str, data: bytes, **choices):
    (found,) = read(name, data, **choices)
    assert isinstance(found, Found), explain(found.problem)
    return found.edit.document.article


def refusal(name: str, data: bytes, **choices) -> str:
    with pytest.raises(Problem) as caught:
        read(name, data, **choices)
    assert caught.value.kind is ProblemKind.INPUT
    return explain(caught.value)


class Told(Exception):
    """A Problem that a person can be told."""


@contextlib.contextmanager
def told():
    """Turn a Problem of the input into ``Told``; everything else is a bug."""
    try:
        yield
    except Problem as problem:
        explain(problem).encode()
        raise (Told if problem.kind is ProblemKind.INPUT else RuntimeError)() from problem


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def docx(body: str) -> bytes:
    return zipped({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pdf(words: str) -> bytes:
    """Return a small PDF with Latin words."""
    content = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources 5 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
    ]
    out = b"%PDF-1.4\n"
    for number, each in enumerate(objects, 1):
        out += b"%d 0 obj%s endobj\n" % (number, each)
    return out + b"trailer<</Root 1 0 R>>"


def epub(*chapters: str) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in reversed(range(len(chapters))))
    container = "<container><rootfiles><rootfile full-path='O/b.opf'/></rootfiles></container>"
    return zipped(
        {
            "META-INF/container.xml": container,
            "O/b.opf": f"<package><metadata><title>کتاب</title></metadata><manifest>{items}</manifest>"
            f"<spine>{order}</spine></package>",
            **{
                f"O/c {n}.xhtml": f"<html><body><p>{each}</p></body></html>"
                for n, each in enumerate(chapters)
            },
        }
    )


def mail(text: str, *, charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "خبر تازه", "a@example.org"
    message["Date"] = "Tue, 14 Jan 2025 14:30:00 +0330"
    message.set_content(text, charset=charset)
    return bytes(message)


SAMPLES = {
    "jsonl": json.dumps({"body": STORY}).encode() + b"\n",
    "txt": STORY.encode(),
    "html": f"<html><body><article><p>{STORY}</p></article></body></html>".encode(),
    "docx": docx(paragraph(run(STORY))),
    "pdf": pdf("The minister said so."),
    "csv": f"title,text\nx,{STORY}\n".encode(),
    "xlsx": zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
    "json": json.dumps([{"text": STORY}]).encode(),
    "epub": epub(STORY),
    "eml": mail(STORY),
}


def test_every_reader_has_a_sample():
    assert set(SAMPLES) == set(READERS)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
@pytest.mark.parametrize("name", READERS)
def test_damaged_files_are_read_or_refused(name, data):
    """Bytes cut off, put in, altered, or nothing but noise."""
    whole = SAMPLES[name]
    kind = data.draw(st.sampled_from(["noise", "cut", "alter", "insert"]))
    place = data.draw(st.integers(0, len(whole) - 1))
    some = data.draw(st.binary(min_size=1, max_size=8))
    damaged = {
        "noise": data.draw(st.binary(max_size=200)),
        "cut": whole[:place],
        "alter": whole[:place] + some + whole[place + len(some) :],
        "insert": whole[:place] + some + whole[place:],
    }[kind]
    with contextlib.suppress(Told), told():
        for found in read(name, damaged):
            if isinstance(found, Refused):
                explain(found.problem).encode()
            else:
                found.edit.document.article.text.encode()


@pytest.mark.parametrize("name", ["html", "docx", "csv", "json", "jsonl", "epub", "eml"])
def test_half_spaces_guillemets_and_letters_come_through(name):
    assert article(name, SAMPLES[name]).text.strip() == STORY


class TestWindows1256:
    TEXT = (STORY + " او این را به خبرنگاران گفت و رفت.").replace("ی", "ي")

    def test_is_known_by_its_words_and_said(self):
        (found,) = read("txt", self.TEXT.encode("cp1256"))
        assert found.edit.document.text == self.TEXT
        assert found.edit.document.article.source.encoding == "windows-1256"
        assert "windows-1256" in explain(found.notes[0])

    def test_can_be_demanded(self):
        assert article("txt", "خبر".encode("cp1256"), encoding="windows-1256").text == "خبر"

    def test_an_unknown_encoding_is_refused(self):
        assert "“klingon” is no encoding" in refusal("txt", b"x", encoding="klingon")


class TestHtml:
    PAGE = f"""<html><head><meta charset="utf-8"><meta property="og:title" content="تیتر خبر">
    <meta property="article:published_time" content="2025-01-14T14:30:00+03:30"></head>
    <body><nav>خانه</nav><div itemprop="articleBody">{"".join(f"<p>{STORY} {n}</p>" for n in range(8))}
    <ul><li>مورد نخست</li></ul><script>alert('نه')</script></div><footer>حق نشر</footer></body></html>"""

    def test_the_story_comes_without_what_stands_around(self):
        found = article("html", self.PAGE.encode())
        assert found.text.count(STORY) == 8
        assert "مورد نخست" in found.text
        assert not any(each in found.text for each in ("خانه", "حق نشر", "alert"))
        assert (found.title, found.source.published_at) == ("تیتر خبر", "2025-01-14T11:00:00Z")
        assert found.source.kind is SourceKind.HTML

    def test_the_bytes_count_more_than_what_the_page_says(self):
        wrong = self.PAGE.replace("utf-8", "iso-8859-6x")
        assert STORY in article("html", wrong.encode()).text

    def test_windows_1256_is_read_as_declared(self):
        page = f"<meta charset=windows-1256><p>{TestWindows1256.TEXT}</p>"
        assert article("html", page.encode("cp1256")).text == TestWindows1256.TEXT


class TestDocx:
    def test_insertions_are_in_and_deletions_out(self):
        body = paragraph(
            run("او "),
            f"<w:ins>{run('می‌آید')}</w:ins>",
            "<w:del><w:r><w:delText>نمی‌آید</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('این‌جا')}</w:moveFrom><w:moveTo>{run('آن‌جا')}</w:moveTo>",
        )
        assert article("docx", docx(body)).text == "او می‌آیدآن‌جا"

    def test_tables_boxes_and_breaks_are_in_their_places(self):
        box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('در کادر'))}</w:txbxContent></w:pict></w:r>"
        table = f"<w:tbl><w:tr><w:tc>{paragraph(run('خانه'))}</w:tc></w:tr></w:tbl>"
        body = paragraph(run("یک"), "<w:r><w:br/></w:r>", run("دو"), box) + table + paragraph(run("پایان"))
        assert article("docx", docx(body)).text == "یک\nدو\nدر کادر\nخانه\nپایان"

    def test_an_older_or_locked_file_is_told(self):
        assert "older Word file" in refusal("docx", b"\xd0\xcf\x11\xe0" + bytes(600))

    def test_entities_are_refused(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>'
        assert "entities" in refusal("docx", zipped({"word/document.xml": bomb}))

    def test_a_bomb_is_stopped(self):
        bomb = docx(paragraph(run("ا" * 30_000_000)))
        assert len(bomb) < 200_000
        assert "grows too large" in refusal("docx", bomb)


class TestPdf:
    def test_comes_with_a_warning(self):
        (found,) = read("pdf", SAMPLES["pdf"])
        assert found.edit.document.text == "The minister said so."
        assert "half-spaces" in explain(found.notes[0])

    def test_whose_words_are_broken_is_refused_unless_a_person_insists(self):
        broken = pdf("xyz " * 40)
        assert "--doubtful" in refusal("pdf", broken)
        assert article("pdf", broken, doubtful=True).text.startswith("xyz")


class TestTables:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_columns_are_told_by_their_names(self, separator):
        out = io.StringIO()
        rows = csv.writer(out, delimiter=separator)
        rows.writerow(["شناسه", "عنوان", "متن خبر", "منبع", "تاریخ"])
        rows.writerow(["0012", "تیتر", f"{STORY}\nسطر, دوم; \tسوم", "ایرنا", "۱۴۰۳/۱۰/۲۵"])
        found = article("csv", b"\xef\xbb\xbf" + out.getvalue().encode())
        assert found.text == f"{STORY}\nسطر, دوم; \tسوم"
        assert (found.title, found.source.publisher) == ("تیتر", "ایرنا")
        assert found.source.published_at == "2025-01-14T08:30:00Z"
        assert json.loads(found.extra or "") == {"code": "0012"}

    def test_a_column_can_be_said(self):
        data = f"a,b\nکوتاه,{STORY}\n".encode()
        assert article("csv", data, columns={"text": "a"}).text == "کوتاه"
        assert "The columns are: a, b" in refusal("csv", data, columns={"text": "c"})

    def test_a_bad_row_leaves_the_others(self):
        first, second = read("csv", f"text,title\n{STORY},یک\n,دو\n".encode())
        assert isinstance(first, Found)
        assert (type(second), second.line) == (Refused, 3)

    def test_a_workbook_is_read(self, tmp_path):
        cells = [["عنوان", "متن"], ["تیتر", STORY]]
        cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
        rows = "".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in cells)
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        pack = "http://schemas.openxmlformats.org/package/2006"
        book = {
            "[Content_Types].xml": f'<Types xmlns="{pack}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{pack}/relationships">'
            f'<Relationship Id="r0" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>'
            '<sheet name="x" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{pack}/relationships">'
            f'<Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
            "</worksheet>",
        }
        found = article("xlsx", zipped(book))
        assert (found.title, found.text, found.source.kind) == ("تیتر", STORY, SourceKind.XLSX)


class TestJson:
    def test_keys_are_told_and_the_rest_is_kept(self):
        value = {"articles": [{"headline": "تیتر", "body": {"text": STORY}, "tags": ["الف"], "id": 7}]}
        found = article("json", json.dumps(value).encode())
        assert (found.title, found.text) == ("تیتر", STORY)
        assert json.loads(found.extra or "") == {"id": "7", "tags": ["الف"]}

    def test_a_key_can_be_said_by_its_path(self):
        value = {"text": "نه این", "inner": {"story": STORY}}
        assert article("json", json.dumps(value).encode(), columns={"text": "inner.story"}).text == STORY

    def test_html_in_it_becomes_text(self):
        value = {"body_html": "<p>یک</p><p>دو «سه»</p>", "body": "<p>یک</p><p>دو «سه»</p>"}
        assert article("json", json.dumps(value).encode()).text == "یک\n\nدو «سه»"


def test_a_book_is_read_in_its_order():
    found = article("epub", epub("فصل یک", "فصل دو"))
    assert (found.text, found.title) == ("فصل دو\n\nفصل یک", "کتاب")


def test_a_message_tells_its_subject_and_date():
    found = article("eml", mail(STORY))
    assert (found.title, found.source.published_at) == ("خبر تازه", "2025-01-14T11:00:00Z")


class TestZip:
    def members(self, data: bytes):
        return list(unpack_zip(io.BytesIO(data)))

    def test_files_within_are_given_in_order_and_hidden_ones_left_out(self):
        data = zipped({"ب/۲.txt": "دو", "ب/۱.txt": "یک", "__MACOSX/x.txt": "", ".git/a.txt": ""})
        found = self.members(data)
        assert [(one.name, one.open().read().decode()) for one in found] == [
            ("ب/۱.txt", "یک"), ("ب/۲.txt", "دو"),
        ]  # fmt: skip

    @pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:/x.txt", "..\\x.txt"])
    def test_names_that_lead_out_are_refused(self, name):
        ((shown, problem),) = self.members(zipped({name: "x"}))
        assert shown == name
        assert "leads out" in explain(problem)

    def test_archives_within_are_gone_into_but_not_for_ever(self):
        data = zipped({"a.txt": "یک"})
        for _turn in range(2):
            data = zipped({"in.zip": data})
        (found,) = self.members(data)
        assert found.name == "in.zip/in.zip/a.txt"
        ((_name, problem),) = self.members(zipped({"in.zip": data}))
        assert "nested too deeply" in explain(problem)

    def test_all_archives_within_share_one_limit(self, monkeypatch):
        monkeypatch.setattr(archive, "LARGEST_WHOLE", 1_000)
        monkeypatch.setattr(archive.Budget.__init__, "__defaults__", (1_000, 100))
        inner = zipped({"a.txt": "a" * 600})
        found = self.members(zipped({"1.zip": inner, "2.zip": inner}))
        found[0].open()
        with pytest.raises(Problem, match="grows too large"):
            found[1].open()
