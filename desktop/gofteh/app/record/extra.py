"""What travels in a record's ``extra`` because version 1.0 of the schema has no place for it.

``extra`` is a JSON document in a string. Ours is an object with the one key ``gofteh``; what another
tool had put there is kept inside it letter by letter.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from gofteh.app.fields import Fields
from gofteh.app.record.parts import read_alias_kinds, read_roles
from gofteh.domain.errors import Problem
from gofteh.domain.registry import AliasKind, Role, SpeakerKind

_OURS = "gofteh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """The parts of an ``extra`` string."""

    foreign: str | None = None
    """What came from elsewhere, unread."""
    speaker_kinds: Mapping[str, SpeakerKind] = field(default_factory=dict)
    """What speaks, by speaker id, where it is no person."""
    alias_kinds: Mapping[str, tuple[tuple[str, AliasKind], ...]] = field(default_factory=dict)
    """What the aliases of speakers are, by speaker id."""
    speaker_roles: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    """Roles with their days, by speaker id."""
    newer: Mapping[str, object] = field(default_factory=dict)
    """By path, the fields of a newer minor version of the schema."""

    def text(self) -> str | None:
        """Return the string; the foreign one as it was when there is nothing of ours."""
        ours: dict[str, object] = {}
        if self.speaker_kinds:
            ours["speaker_kinds"] = {key: self.speaker_kinds[key].value for key in sorted(self.speaker_kinds)}
        if self.alias_kinds:
            ours["alias_kinds"] = {
                key: {words: kind.value for words, kind in self.alias_kinds[key]}
                for key in sorted(self.alias_kinds)
            }
        if self.speaker_roles:
            ours["speaker_roles"] = {
                key: [role_json(role) for role in self.speaker_roles[key]]
                for key in sorted(self.speaker_roles)
            }
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
    fields.assume(speaker_kinds={}, alias_kinds={}, speaker_roles={}, newer={}, extra=None)
    kinds, newer = fields.inner("speaker_kinds"), fields.inner("newer")
    aliases, roles = fields.inner("alias_kinds"), fields.inner("speaker_roles")
    return Extra(
        foreign=fields.optional_text("extra"),
        speaker_kinds={name: kinds.choice(name, SpeakerKind) for name in kinds.names()},
        alias_kinds={name: read_alias_kinds(aliases.inner(name)) for name in aliases.names()},
        speaker_roles={name: read_roles(roles, name) for name in roles.names()},
        newer={name: newer.raw(name) for name in newer.names()},
    )


def role_json(role: Role) -> dict[str, str]:
    """Return a role as JSON; a day that nobody said is left out."""
    said = {"title": role.title, "since": role.since, "until": role.until}
    return {name: value for name, value in said.items() if value is not None}
