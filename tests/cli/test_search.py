"""``gofteh search``: hits with raw offsets, as JSON lines."""

from tests.storage.helpers import TEXT


def test_hits_come_as_json_lines_with_code_points(gofteh, project):
    done = gofteh("--project", project, "search", "آتشبس")
    assert (done.code, done.err) == (0, "")
    (hit,) = done.lines
    assert TEXT[hit["start"] : hit["end"]] == hit["words"] == "آتش‌بس"
    assert hit["article_id"] == "art-1"
    assert hit["span_id"] is None


def test_several_words_are_one_query(gofteh, project):
    assert len(gofteh("--project", project, "search", "او", "افزود").lines) == 2
    assert len(gofteh("--project", project, "search", "«او افزود»").lines) == 1


def test_a_span_is_named_when_spans_are_asked_for(gofteh, project):
    hits = gofteh("--project", project, "search", "label:quote").lines
    assert [hit["span_id"] for hit in hits] == ["s-0", "s-1", "s-2"]


def test_nothing_found_is_no_fault(gofteh, project):
    done = gofteh("--project", project, "search", "هیچ‌جا")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_nothing_asked_is_wrong_use(gofteh, project):
    done = gofteh("--project", project, "search", "،")
    assert (done.code, done.out) == (2, "")
    assert "Name at least one word." in done.err


def test_a_label_that_is_none_is_told_with_those_there_are(gofteh, project):
    done = gofteh("--project", project, "search", "label:verb")
    assert done.code == 2
    assert "“verb”" in done.err
    assert "quote" in done.err
