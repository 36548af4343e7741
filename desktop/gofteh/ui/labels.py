"""The labels: which act gives each to a selection, and what people call it."""

from gofteh.app.words import _
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC
from gofteh.ui.actions import SPECS, Act

LABEL_ACTS = {QUOTE: Act.MARK_QUOTE, SPEAKER: Act.MARK_SPEAKER, TOPIC: Act.MARK_TOPIC, CUE: Act.MARK_CUE}


def label_words(label: str) -> str:
    """Return what people call a label; the ones that a desk made are called as they are."""
    act = LABEL_ACTS.get(label)
    return _(SPECS[act].text) if act else label
