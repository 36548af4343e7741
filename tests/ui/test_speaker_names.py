"""Names of speakers that are kept from act to act are those worked out anew."""

from gofteh.domain.edits import SetSpeaker
from gofteh.domain.links import SAID_BY
from gofteh.domain.record_index import RecordIndex
from gofteh.domain.records import quote_records
from gofteh.domain.registry import Registry, Speaker
from gofteh.domain.scheme import Scheme
from gofteh.domain.spans import SPEAKER
from gofteh.domain.state import State
from gofteh.ui.panels.share import SpeakerNames
from tests.unit.domain.values import link, span, story

TEXT = "«نه»، لاوروف گفت. «آری»، وی گفت."
AT = "2026-01-01T08:00:00Z"


def test_names_follow_records_and_registry():
    document = story(
        TEXT,
        [span("one", 0, 4), span("two", 18, 23), span("who", 6, 12, SPEAKER)],
        [link(SAID_BY, "one", "who")],
    )
    registry = Registry({"spk-1": Speaker(id="spk-1", name="سرگئی لاوروف")}, {})
    names, index = SpeakerNames(), RecordIndex(document)
    assert names.of(document, index.records, registry) == ["لاوروف", None]
    after = SetSpeaker("two", AT, "spk-1").apply(State(document, registry, Scheme())).open_document
    index.follow(after)
    assert names.of(after, index.records, registry) == ["لاوروف", "سرگئی لاوروف"]
    renamed = Registry({"spk-1": Speaker(id="spk-1", name="لاوروف")}, {})
    assert names.of(after, quote_records(after), renamed) == ["لاوروف", "لاوروف"]
    assert names.of(None, [], None) == []
