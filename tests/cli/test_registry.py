"""``gofteh speakers`` and ``gofteh topics``."""

import json
from contextlib import closing

import pytest

from tests.storage.helpers import opened


def test_speakers_go_into_a_new_project_and_come_out_the_same(gofteh, tmp_path):
    project, source = tmp_path / "new.gofteh", tmp_path / "in.csv"
    source.write_bytes("نام,نوع,سمت\nسرگئی لاوروف,,وزیر خارجه\n=نام,هیچ,\n".encode("utf-16"))
    done = gofteh("--project", project, "speakers", "import", source)
    assert done.code == 1
    told = json.loads(done.out)
    assert (told["new"], [one["line"] for one in told["refused"]]) == (1, [3])
    out = tmp_path / "out.csv"
    assert gofteh("speakers", "export", out, "--project", project).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfid,name,kind,")
    assert "لاوروف,person,,وزیر خارجه" in out.read_text("utf-8-sig")
    again = gofteh("--project", project, "speakers", "import", out)
    assert (again.code, json.loads(again.out)["same"]) == (0, 1)
    with closing(opened(project)) as store:
        assert store.check() == []


def test_topics_go_out_to_stdout_and_a_dry_run_changes_nothing(gofteh, project, tmp_path):
    done = gofteh("--project", project, "topics", "export", "-")
    assert done.code == 0
    assert done.out.count("medtop:") == 17
    source = tmp_path / "topics.csv"
    source.write_text("label,parent\nآتش‌بس,medtop:16000000\n", encoding="utf-8")
    told = gofteh("--project", project, "topics", "import", source, "--dry-run")
    assert (told.code, json.loads(told.out)["new"]) == (0, 1)
    assert "آتش‌بس" not in gofteh("--project", project, "topics", "export", "-").out
    assert gofteh("--project", project, "topics", "import", source).code == 0
    assert "آتش‌بس,medtop:16000000" in gofteh("--project", project, "topics", "export", "-").out


@pytest.mark.parametrize("verb", ["speakers", "topics"])
def test_wrong_use_and_what_cannot_be_read_end_in_2(gofteh, project, tmp_path, verb):
    assert gofteh("--project", project, verb).code == 2
    assert gofteh("--project", project, verb, "import", tmp_path / "none.csv").code == 2
    picture = tmp_path / "x.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\xff\xfe")
    assert gofteh("--project", project, verb, "import", picture).code == 2
    taken = tmp_path / "taken.csv"
    taken.write_text("mine", encoding="utf-8")
    assert gofteh("--project", project, verb, "export", taken).code == 2
    assert taken.read_text("utf-8") == "mine"
    assert gofteh("--project", project, verb, "export", taken, "--force").code == 0
