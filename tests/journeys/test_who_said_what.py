"""A desk keeps its registry: from a spreadsheet into articles, two made one, all looked through."""

from contextlib import closing

from PySide6.QtWidgets import QApplication

from gofteh import bootstrap
from gofteh.app.settings import Settings
from gofteh.cli import main
from gofteh.ui.explorer.page import ExplorerPage
from gofteh.ui.registry.speakers import SpeakersPage
from tests.journeys.test_main_job import FIRST
from tests.storage.helpers import opened

SPEAKERS = """نام,نام‌های دیگر,سمت
سرگئی لاوروف,surname=لاوروف,وزیر امور خارجه روسیه @ 2004-03-09..
لاوروف,,وزير امور خارجه روسيه
"""
TOPICS = """عنوان,زیر,کلید
جنگ اوکراین,"درگیری، جنگ و صلح",۱
"""


def page_of(visitor, kind):
    (page,) = visitor.window.findChildren(kind)
    return page


def test_from_a_spreadsheet_to_a_quote_with_its_source(visit, qtbot, monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    def begin(visitor):
        assert visitor.document.text

    def work(visitor):
        # Who is meant is told by the registry.
        visitor.select_by_code(FIRST)
        visitor.keys("1", "W")
        visitor.write("سرگئي")
        visitor.keys("Enter")
        assert visitor.bench.desk.records[0].speaker_id is not None
        visitor.window.activateWindow()
        visitor.window.pane.setFocus()
        visitor.keys("Escape", "Escape", "Ctrl+1")
        assert [topic.label for topic in visitor.document.topics] == ["جنگ اوکراین"]
        # The two are one.
        visitor.keys("Ctrl+Shift+S")
        page = page_of(visitor, SpeakersPage)
        visitor.click(page.alike)
        page.list.setFocus()
        visitor.keys("Enter")
        speakers = visitor.bench.desk.session.state.registry.speakers.values()
        assert [each.name for each in speakers if each.merged_into is None] == ["سرگئی لاوروف"]
        page.close()

    def look(visitor):
        visitor.keys("Ctrl+Shift+E")
        page = page_of(visitor, ExplorerPage)
        qtbot.waitUntil(lambda: not page._filling.isActive())
        visitor.settle()
        assert [entry.title for entry in page.topics.model.entries][1:] == [
            "درگیری، جنگ و صلح",
            "جنگ اوکراین",
        ]
        page.view.setFocus()
        visitor.keys("C")
        words = QApplication.clipboard().text()
        assert words.startswith(FIRST)
        assert words.endswith("— سرگئی لاوروف، وزیر امور خارجه روسیه (ایسنا، ۶ دی ۱۴۰۳)")
        visitor.keys("Enter")
        assert visitor.document.text_of(visitor.bench.desk.chosen) == FIRST

    visit(begin)
    for name, table in (("speakers", SPEAKERS), ("topics", TOPICS)):
        path = tmp_path / f"{name}.csv"
        path.write_text(table, encoding="utf-8")
        assert main([name, "import", str(path)]) == 0
    visit(work)
    visit(look)

    out = tmp_path / "out.csv"
    assert main(["speakers", "export", str(out)]) == 0
    assert "2004-03-09.." in out.read_text("utf-8-sig")
    project = bootstrap.first_project(Settings(bootstrap.config_folder() / "settings.json"))
    with closing(opened(project)) as store:
        assert store.check() == []
