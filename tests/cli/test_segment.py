"""``segment``: hazm's parts of an article by offsets in the raw text."""

import pytest

from gofteh import bootstrap

TEXT = "رسانه\u200cهای روسی گفته شده است.\nوی نمی\u200cخواهد برود؛ بود.وی رفت."


@pytest.fixture
def project(gofteh, tmp_path):
    file, path = tmp_path / "one.txt", tmp_path / "desk.gofteh"
    file.write_text(TEXT, encoding="utf-8")
    gofteh("--project", path, "import", file)
    return path


def test_parts_are_slices_of_the_raw_text(gofteh, project):
    (line,) = gofteh("--project", project, "segment").lines
    words = [TEXT[start:end] for start, end in line["words"]]
    assert words[:2] == ["رسانه\u200cهای", "روسی"]
    assert "نمی\u200cخواهد" in words
    assert "گفته شده است" in [TEXT[start:end] for start, end in line["verb_groups"]]
    sentences = [TEXT[start:end].strip() for start, end in line["sentences"]]
    assert sentences == ["رسانه\u200cهای روسی گفته شده است.", "وی نمی\u200cخواهد برود؛ بود.", "وی رفت."]
    assert line["hazm"]
    assert gofteh("--project", project, "segment", line["id"]).lines == [line]


def test_what_is_not_there_and_no_hazm_are_told(gofteh, project, monkeypatch):
    done = gofteh("--project", project, "segment", "art-none")
    assert done.code != 0
    assert "art-none" in done.err
    monkeypatch.setattr("gofteh.language.hazm_light.load", lambda: None)
    done = gofteh("--project", project, "segment")
    assert done.code != 0
    assert "hazm" in done.err
    with pytest.raises(Exception, match="hazm"):
        bootstrap.hazm_segmenter()
