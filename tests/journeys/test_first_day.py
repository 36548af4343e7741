"""A newcomer's first day: the program is started with nothing there yet, left, and started again."""

import json
from contextlib import closing

import jsonschema
import pytest
from PySide6.QtWidgets import QFileDialog

from gofteh import bootstrap
from gofteh.app import words
from gofteh.app.resources import find
from gofteh.app.schemas import record_schema
from gofteh.app.settings import Settings
from gofteh.cli import main
from gofteh.domain.article import Status
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType
from gofteh.ui.actions import Act
from tests.journeys.test_main_job import FIRST, SECOND
from tests.storage.helpers import opened

LANGUAGES = {"fa": "fa_IR.UTF-8", "en": "en_US.UTF-8"}
TOPIC_WORDS = "مناقشه اوکراین"


def shape(document):
    """Return what a document holds, by the words under its marks."""
    spans = {
        span.id: (span.label, document.text_of(span), span.quote_type) for span in document.in_reading_order()
    }
    links = sorted(
        (link.type, spans[link.from_id][:2], spans[link.to_id][:2]) for link in document.links.values()
    )
    return list(spans.values()), links


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newcomers_first_day(visit, monkeypatch, tmp_path, language, capfd):
    monkeypatch.setenv("LC_ALL", LANGUAGES[language])
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    left = []

    def mark(visitor):
        window = visitor.window
        assert words.language() == language
        wire = find("samples", "sample-isna-lavrov.txt").read_text(encoding="utf-8")
        assert visitor.document.text == wire
        # By the mouse alone.
        visitor.drag(FIRST)
        visitor.click(visitor.button(window.work.labels.bar, words._("Quote")))
        visitor.double_click("لاوروف")
        visitor.click(visitor.button(window.work.labels.bar, words._("Speaker")))
        visitor.drag("ریشههای درگیری")
        visitor.click(visitor.button(window.work.labels.bar, words._("Topic")))
        # By the keyboard alone, under a Persian layout.
        visitor.window.pane.setFocus()
        visitor.keys("Escape", "Escape")
        visitor.select_by_keys(SECOND)
        visitor.persian_key("۱")
        visitor.keys("I")
        visitor.select_by_keys("وزیر امور خارجه روسیه")
        visitor.persian_key("س")
        visitor.select_by_keys(TOPIC_WORDS)
        visitor.persian_key("۳")
        assert window.status.saved_words != words._("Not saved")
        left.append(visitor.document)

    def come_back(visitor):
        (document,) = left
        assert visitor.document == document
        assert visitor.document.status is Status.IN_PROGRESS
        assert visitor.marked(QUOTE) == [FIRST, SECOND]
        assert visitor.marked(SPEAKER) == ["لاوروف", "وزیر امور خارجه روسیه"]
        assert visitor.marked(TOPIC) == ["ریشههای درگیری", TOPIC_WORDS]
        first, second = visitor.bench.desk.records
        assert (first.has_speaker, second.has_speaker) == (True, True)
        assert (second.quote_type, len(second.topics)) == (QuoteType.INDIRECT, 1)
        # What was done yesterday can be undone today.
        visitor.keys("Ctrl+Z")
        assert visitor.marked(TOPIC) == ["ریشههای درگیری"]
        visitor.keys("Ctrl+Y")
        assert visitor.document == document
        path = tmp_path / "out.jsonl"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
        visitor.keys("Ctrl+E")
        visitor.click(visitor.window.topbar.buttons[Act.FINISH])
        assert [one.status for one in visitor.everything] == [Status.DONE]

    visit(mark)
    visit(come_back)

    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    record = json.loads(line)
    jsonschema.validate(record, json.loads(record_schema()))
    for span in record["spans"]:
        assert record["text"][span["start"] : span["end"]] == span["text"]
    assert sorted(link["type"] for link in record["links"]) == ["about", "about", "said_by", "said_by"]

    project = bootstrap.first_project(Settings(bootstrap.config_folder() / "settings.json"))
    assert main(["check"]) == 0
    with closing(opened(project)) as store:
        document = store.load(record["id"])
        assert document is not None
        assert shape(document) == shape(left[0])
        assert document.status is Status.DONE
