"""What travels in a record's ``extra`` because version 1.0 of the schema has no place for it.

``extra`` is a JSON document in a string. Ours is an object with the one key ``gofteh``; what another
tool had put there is kept inside it letter by letter.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from gofteh.app.fields import Fields
from gofteh.domain.errors import Problem
from gofteh.domain.registry import SpeakerKind

_OURS = "gofteh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """The parts of an ``extra`` string."""

    foreign: str | None = None
    """What came from elsewhere, unread."""
    speaker_kinds: Mapping[str, SpeakerKind] = field(default_factory=dict)
    """What speaks, by speaker id, where it is no person."""
    newer: Mapping[str, object] = field(default_factory=dict)
    """By path, the fields of a newer minor version of the schema."""

    def text(self) -> str | None:
        """Return the string; the foreign one as it was when there is nothing of ours."""
        ours: dict[str, object] = {}
        if self.speaker_kinds:
            ours["speaker_kinds"] = {key: self.speaker_kinds[key].value for key in sorted(self.speaker_kinds)}
        if self.newer:
            ours["newer"] = dict(self.newer)
        if not ours:
            return self.foreign
        if self.foreign is not None:
            ours["extra"] = self.foreign
        return json.dumps({_OURS: ours}, ensure_ascii=False, separators=(",", ":"))


def read_extra(text: str | None) -> Extra:
    """Return the parts of ``text``; what we would not write letter by letter like this is foreign."""
    if text is None:
        return Extra()
    try:
        ours = _read_ours(json.loads(text))
    except (Problem, ValueError):
        ours = Extra()
    return ours if ours.text() == text else Extra(foreign=text)


def _read_ours(value: object) -> Extra:
    fields = Fields(value).inner(_OURS)
    fields.assume(speaker_kinds={}, newer={}, extra=None)
    kinds, newer = fields.inner("speaker_kinds"), fields.inner("newer")
    return Extra(
        foreign=fields.optional_text("extra"),
        speaker_kinds={name: kinds.choice(name, SpeakerKind) for name in kinds.names()},
        newer={name: newer.raw(name) for name in newer.names()},
    )
