"""Learning from finished articles in a process of its own, measured on those that were held back."""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

from gofteh.app.learning import Figures, Learnt, Lesson, Parts, Score, score
from gofteh.app.suggestions import Tier
from gofteh.language.helper import READY, Spawned, give_way
from gofteh.language.learned import FEATURES, Schooling, Tagger, described, labels
from gofteh.language.rules import Rules

READ = "read"
BEGIN = "begin"


def teach(connection: Connection, cues: tuple[str, ...]) -> None:
    """Read lessons until told to begin; answer ``READ`` after each, a number after each round, a Learnt."""
    give_way()
    from gofteh.language.engine import build

    engine = build(cues)
    with suppress(EOFError, OSError):
        connection.send(READY)
        room = Schoolroom(engine.rules)
        while (message := connection.recv()) != BEGIN:
            room.read(message)
            connection.send(READ)
        connection.send(room.learnt(connection.send))


class Schoolroom:
    """Learns from lessons, and measures what was learnt on those that are held back."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._schooling = Schooling()
        self._held_back: list[Lesson] = []
        self._count = 0

    def read(self, lesson: Lesson) -> None:
        """Take one article in."""
        if lesson.is_held_back:
            self._held_back.append(lesson)
            return
        quoting = self._rules.quoting(lesson.text)
        self._schooling.learn(described(quoting), labels(quoting.reading, lesson.quotes))
        self._count += 1

    def learnt(self, round_is_over: Callable[[int], object]) -> Learnt:
        """Train on what was read, and measure."""
        data = self._schooling.model(round_is_over)
        tagger = Tagger(data)
        ruled = model = Score()
        for lesson in self._held_back:
            ruled += score(lesson.text, lesson.quotes, self._proposed(lesson.text, None))
            model += score(lesson.text, lesson.quotes, self._proposed(lesson.text, tagger))
        figures = Figures(learnt_from=self._count, held_back=len(self._held_back), rules=ruled, model=model)
        return Learnt(rules=self._rules.plain_version, features=FEATURES, figures=figures, data=data)

    def _proposed(self, text: str, tagger: Tagger | None) -> list[Parts]:
        suggestions = self._rules.suggest(text, tagger)
        return [quote.parts for quote in suggestions.of_tier(Tier.STRONG) if quote.inside is None]


class Learning:
    """The Learner: a schoolroom in a process, as its parent sees it."""

    def __init__(self, cues: tuple[str, ...] = ()) -> None:
        self._spawned = Spawned(teach, (cues,), name="gofteh-learning")
        self._is_waiting = False
        """Whether it has nothing to do but to wait for a lesson."""
        self.rounds = 0
        self.learnt: Learnt | None = None
        self.has_failed = False

    @property
    def wants(self) -> bool:
        """Tell whether a lesson can be handed over without waiting."""
        return self._is_waiting and not self.has_failed

    def take(self, lesson: Lesson) -> None:
        """Teach one more article; only while it ``wants`` one."""
        self._send(lesson)

    def finish(self) -> None:
        """Begin the training proper; only while it ``wants`` a lesson."""
        self._send(BEGIN)

    def poll(self, seconds: float = 0.0) -> None:
        """Take in what has come, after a wait of at most ``seconds``."""
        if self.has_failed or self.learnt is not None:
            return
        self._spawned.wait(seconds)
        try:
            while self._spawned.connection.poll():
                self._take_in(self._spawned.connection.recv())
        except (EOFError, OSError):
            self.has_failed = self.learnt is None

    def close(self) -> None:
        """End it, whatever it is at."""
        self.has_failed = self.learnt is None
        self._spawned.kill()

    def _take_in(self, message: object) -> None:
        if isinstance(message, Learnt):
            self.learnt = message
        elif isinstance(message, int):
            self.rounds = message
        else:
            self._is_waiting = True

    def _send(self, message: Lesson | str) -> None:
        self._is_waiting = False
        try:
            self._spawned.connection.send(message)
        except OSError:
            self.has_failed = True
