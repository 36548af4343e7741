"""Edits: one act of one person each, the unit of saving, undo and history.

Every Edit knows how to apply itself to a State, which Edit takes it back, and what it is called.
"""

from gofteh.domain.edits.apart import AllowMerging, KeepApart
from gofteh.domain.edits.article import (
    AddTopic,
    ImportArticle,
    RemoveTopic,
    RestoreArticle,
    SetStatus,
    WithdrawArticle,
)
from gofteh.domain.edits.assigning import AssignArticle
from gofteh.domain.edits.base import Edit
from gofteh.domain.edits.correcting import CorrectText
from gofteh.domain.edits.cues import ChangeCues
from gofteh.domain.edits.findings import HeedFinding, IgnoreFinding, RequireChecks
from gofteh.domain.edits.links import AddLink, RemoveLink, RestoreLink
from gofteh.domain.edits.refusing import ReconsiderSuggestion, RefuseSuggestion
from gofteh.domain.edits.spans import (
    AddSpan,
    MoveEdge,
    Relabel,
    RemoveSpan,
    RestoreSpan,
    SetAttribute,
    SetNote,
    SetSpeaker,
)
from gofteh.domain.edits.speakers import (
    AddSpeaker,
    ChangeSpeaker,
    MergeSpeakers,
    RemoveSpeaker,
    SplitSpeaker,
)
from gofteh.domain.edits.together import Together
from gofteh.domain.edits.topic_list import ChangeTopic, ListTopic, UnlistTopic

__all__ = [
    "AddLink",
    "AddSpan",
    "AddSpeaker",
    "AddTopic",
    "AllowMerging",
    "AssignArticle",
    "ChangeCues",
    "ChangeSpeaker",
    "ChangeTopic",
    "CorrectText",
    "Edit",
    "HeedFinding",
    "IgnoreFinding",
    "ImportArticle",
    "KeepApart",
    "ListTopic",
    "MergeSpeakers",
    "MoveEdge",
    "ReconsiderSuggestion",
    "RefuseSuggestion",
    "Relabel",
    "RemoveLink",
    "RemoveSpan",
    "RemoveSpeaker",
    "RemoveTopic",
    "RequireChecks",
    "RestoreArticle",
    "RestoreLink",
    "RestoreSpan",
    "SetAttribute",
    "SetNote",
    "SetSpeaker",
    "SetStatus",
    "SplitSpeaker",
    "Together",
    "UnlistTopic",
    "WithdrawArticle",
]
