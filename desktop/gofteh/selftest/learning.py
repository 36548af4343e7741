"""Whether this copy can learn: a process of its own, crfsuite, and a model that reads."""

from contextlib import closing
from typing import TYPE_CHECKING

from gofteh import bootstrap

if TYPE_CHECKING:
    from gofteh.app.learning import Learner

_WAIT = 0.5
_TEXT = "وزیر گفت: «این کار تمام شده است.»"
_LESSONS = 3


def fault() -> str | None:
    """Teach a few articles that differ by their last line; return what went wrong."""
    from gofteh.app.learning import Lesson

    quote = (_TEXT.index("«"), len(_TEXT))
    with closing(bootstrap.learner(())) as learner:
        for number in range(_LESSONS):
            if not _is_waiting(learner):
                return "the process that learns ended"
            learner.take(Lesson(text=f"{_TEXT}\n{number}", quotes=((quote,),), is_held_back=number == 0))
        if not _is_waiting(learner):
            return "the process that learns ended"
        learner.finish()
        while learner.learnt is None and not learner.has_failed:
            learner.poll(_WAIT)
        if learner.learnt is None:
            return "nothing is learnt"
        return None if learner.learnt.figures.model.exact == 1 else "what is learnt finds no quote"


def _is_waiting(learner: "Learner") -> bool:
    while not learner.wants and not learner.has_failed:
        learner.poll(_WAIT)
    return learner.wants
