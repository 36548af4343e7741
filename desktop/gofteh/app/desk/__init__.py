"""What an editor does at the desk: the open article, the chosen span, and every act on them.

Knows nothing of windows: the panes tell it what is selected and what is asked, and every act goes down
the one road of ``Session.do``. Offsets are code points.
"""

from gofteh.app.desk.links import LinkActs
from gofteh.app.desk.registry import RegistryActs
from gofteh.app.desk.speakers import SpeakerActs
from gofteh.app.desk.suggesting import SuggestionActs
from gofteh.app.desk.sweeping import SweepingActs
from gofteh.app.desk.topics import TopicActs


class Desk(TopicActs, SpeakerActs, LinkActs, SweepingActs, SuggestionActs, RegistryActs):
    """The acts of one editor on the open article of a session."""


__all__ = ["Desk"]
