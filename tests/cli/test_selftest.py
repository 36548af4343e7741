"""The self-test finds what is missing, and the files it makes are what they claim to be."""

from pathlib import Path

import pytest

import gofteh
from gofteh import bootstrap, selftest
from gofteh.app import resources
from gofteh.cli import version
from gofteh.selftest import files

OLD = Path(__file__).parents[1] / "old"


def test_every_format_that_is_read_has_a_file():
    selftest.check_formats()


def test_a_missing_reader_is_found(monkeypatch):
    monkeypatch.setattr(files, "made", lambda: {"txt": files.SENTENCE.encode()})
    with pytest.raises(selftest.Failed, match="pdf"):
        selftest.check_formats()


def test_a_reader_that_loses_text_is_found(monkeypatch):
    made = files.made()
    monkeypatch.setattr(files, "made", lambda: {**made, "html": b"<p>\xd8\xa7</p>"})
    with pytest.raises(selftest.Failed, match="html"):
        selftest.check_formats()


def test_the_older_project_is_the_one_of_the_first_schema():
    sample = resources.find("samples", f"older-project{bootstrap.PROJECT_SUFFIX}")
    assert sample.read_bytes() == (OLD / "0001.gofteh").read_bytes()
    selftest.check_older_project()


def test_every_module_loads():
    selftest.check_modules()


def test_a_module_that_needs_what_was_left_out_is_found(monkeypatch, tmp_path):
    (tmp_path / "lacking.py").write_text("import left_out_by_mistake\n", encoding="utf-8")
    monkeypatch.setattr(gofteh, "__path__", [*gofteh.__path__, str(tmp_path)])
    with pytest.raises(ModuleNotFoundError, match="left_out_by_mistake"):
        selftest._modules()


@pytest.mark.slow
def test_suggestions_come_through_the_helper():
    selftest.check_suggestions()


def test_without_hazm_the_suggestions_do_not_pass(monkeypatch):
    class Without:
        def suggest(self, _text):
            from gofteh.app.suggestions import Suggestions

            return Suggestions(text_sha256="", version="7", quotes=())

        def close(self):
            pass

    monkeypatch.setattr(bootstrap, "waiting_suggestions", Without)
    with pytest.raises(selftest.Failed, match="without hazm"):
        selftest.check_suggestions()


def test_a_build_names_itself(monkeypatch, tmp_path):
    assert version.build() == "source"
    told = tmp_path / "build.json"
    told.write_text('{"platform": "Linux x86_64", "commit": "abc", "date": "2026-11-25"}', encoding="utf-8")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr(resources, "find", lambda *_parts: told)
    assert version.build() == "Linux x86_64, abc, 2026-11-25"
    told.write_text("[]", encoding="utf-8")
    assert version.build() == "?"
