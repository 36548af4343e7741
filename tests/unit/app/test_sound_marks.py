"""Marks told sound without making them values are those of which values can be made."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.record import from_record, to_record
from gofteh.app.record.plain import plain_links, plain_spans
from gofteh.app.record.sound import are_sound
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem
from tests.strategies import projects
from tests.unit.app.test_plain_record import ODD
from tests.unit.app.test_record import AT, example


def are_values(article, spans, links) -> bool:
    """Make values of the marks and put them together."""
    made_spans, made_links = plain_spans(spans, article.text), plain_links(links)
    if made_spans is None or made_links is None:
        return False
    try:
        AnnotatedArticle.of(article, spans=made_spans, links=made_links)
    except Problem:
        return False
    return True


@given(projects())
def test_marks_of_articles_are_sound(project):
    documents, registry = project
    for document in documents:
        record = to_record(document, registry, {})
        assert are_sound(record["spans"], record["links"], len(document.article))


@given(st.data())
def test_what_is_told_sound_can_be_a_value(data):
    record = copy.deepcopy(example())
    article = from_record(example()).document.article
    more = {"id": "l-3", "type": "continues", "from_id": "said", "to_id": "said-2"}
    again = {**record["spans"][1], "id": "said-2"}
    made = {key: again[key] for key in ("annotator", "provenance", "suggested_by", "note")}
    record["spans"].append(again)
    record["links"].append({**more, **made, "created_at": AT, "updated_at": AT})
    marks = record[data.draw(st.sampled_from(["spans", "links"]))]
    for _ in range(data.draw(st.integers(0, 2))):
        mark = data.draw(st.sampled_from(marks))
        # The words under a span are worked out, and whom it points at the registry knows.
        key = data.draw(st.sampled_from([name for name in mark if name not in ("text", "speaker_id")]))
        others = [each[key] for each in marks] + ["continues", "inside", "x-1", "via", "cue"]
        mark[key] = data.draw(ODD | st.sampled_from(others))
    for span in record["spans"]:
        if type(span["start"]) is int and type(span["end"]) is int:
            span["text"] = article.text[span["start"] : span["end"]]
    sound = are_sound(record["spans"], record["links"], len(article.text))
    assert sound == are_values(article, record["spans"], record["links"])
