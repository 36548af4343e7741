"""What people call the kinds of speakers."""

from gofteh.app.words import N_
from gofteh.domain.registry import SpeakerKind

KIND_WORDS: dict[SpeakerKind, str] = {
    SpeakerKind.PERSON: N_("person"),
    SpeakerKind.ORGANISATION: N_("organisation"),
    SpeakerKind.COLLECTIVE: N_("group"),
    SpeakerKind.UNNAMED: N_("unnamed"),
}
NEW_WORDS: dict[SpeakerKind, str] = {
    SpeakerKind.PERSON: N_("New person “{name}”"),
    SpeakerKind.ORGANISATION: N_("New organisation “{name}”"),
    SpeakerKind.COLLECTIVE: N_("New group “{name}”"),
    SpeakerKind.UNNAMED: N_("New unnamed source “{name}”"),
}
