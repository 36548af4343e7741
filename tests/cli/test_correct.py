"""``gofteh correct``: another version of a text, no mark lost on the way."""

import pytest

from tests.storage.helpers import TEXT


@pytest.fixture
def show(gofteh, project):
    return lambda: gofteh("--project", project, "show", "art-1").lines[0]


def test_marks_are_moved_and_told(gofteh, project, tmp_path, show):
    path = tmp_path / "new.txt"
    path.write_text("سرگئی " + TEXT, "utf-8")
    done = gofteh("--project", project, "correct", "art-1", path, "--dry-run")
    assert {line["sureness"] for line in done.lines} == {"sure"}
    assert show()["text"] == TEXT
    assert gofteh("--project", project, "correct", "art-1", path).code == 0
    record = show()
    assert record["text"] == "سرگئی " + TEXT
    assert [span["start"] for span in record["spans"]] == [6, 7, 8]
    assert record["source"]["normalization"] == ["correct-by-hand"]
    assert gofteh("--project", project, "check").code == 0


def test_doubtful_marks_are_listed_and_flagged(gofteh, project, tmp_path, show):
    path = tmp_path / "new.txt"
    path.write_text(TEXT.replace("لاوروف", "لاورف", 1), "utf-8")
    done = gofteh("--project", project, "correct", "art-1", path)
    assert done.code == 1
    assert "doubtful" in {line["sureness"] for line in done.lines}
    assert any((span["note"] or "").startswith("⚑") for span in show()["spans"])


def test_marks_without_a_place_stop_it_unless_given_up(gofteh, project, tmp_path, show):
    path = tmp_path / "new.txt"
    path.write_text("چیزی دیگر", "utf-8")
    done = gofteh("--project", project, "correct", "art-1", path)
    assert done.code == 1
    assert "no place in the corrected text" in done.err
    assert show()["text"] == TEXT
    gofteh("--project", project, "correct", "art-1", path, "--give-up-lost")
    assert (show()["text"], show()["spans"]) == ("چیزی دیگر", [])
    assert gofteh("--project", project, "check").code == 0


def test_nothing_is_mended_under_marks(gofteh, project):
    done = gofteh("--project", project, "correct", "art-1", "--repair", "all")
    assert done.code == 1
    assert "has marks already" in done.err


def test_a_text_without_marks_is_mended(gofteh, tmp_path):
    project, path = tmp_path / "p.gofteh", tmp_path / "a.txt"
    path.write_text("علي رسانههای روسی", "utf-8")
    (article_id,) = gofteh("--project", project, "import", path).lines[0]["imported"]
    done = gofteh("--project", project, "correct", article_id, "--repair", "all")
    assert done.lines == [{"article_id": article_id, "steps": ["arabic-yeh-kaf", "restore-half-spaces"]}]
    assert gofteh("--project", project, "show", article_id).lines[0]["text"] == "علی رسانه‌های روسی"


def test_without_a_file_or_repairs_it_is_wrong_use(gofteh, project, tmp_path):
    assert gofteh("--project", project, "correct", "art-1").code == 2
    assert gofteh("--project", project, "correct", "art-1", tmp_path / "no.txt").code == 2
