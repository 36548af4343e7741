"""What reading and making a table of the registry share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gofteh.app.ids import new_id
from gofteh.app.session import Session
from gofteh.app.words import N_
from gofteh.domain.edits import Edit, Together
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.folding import fold
from gofteh.domain.state import State

Row = Mapping[str, str]
"""A cell by the name of its column."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it came: the line of the file on which it begins, and its cells by header."""

    line: int
    cells: Row


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not taken, and why."""

    line: int
    problem: Problem


@dataclass(slots=True)
class Taken:
    """What became of a table."""

    new: int = 0
    changed: int = 0
    same: int = 0
    bad: list[BadRow] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    """All changes, in order; together they are one act."""


class Columns:
    """The columns of a table; a header may be in English or Persian, its case and spelling folded."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.names = tuple(names)
        self._known = {fold(each).strip(): name for name, others in names.items() for each in (name, *others)}

    def named(self, rows: Sequence[ReadRow], needed: Sequence[str]) -> list[ReadRow]:
        """Return the rows with our names of the columns; columns that we do not know are left out.

        Raises Problem when none of ``needed`` is there.
        """
        headers = list(rows[0].cells) if rows else []
        ours = {header: self._known.get(fold(header).strip()) for header in headers}
        if rows and not set(needed) & set(ours.values()):
            raise Problem(
                "The table has no column “{name}”.",
                kind=ProblemKind.INPUT,
                cure="Its first line must name the columns: {columns}.",
                name=needed[0],
                columns=", ".join(self.names),
            )
        return [
            ReadRow(row.line, {name: cell for key, cell in row.cells.items() if (name := ours.get(key))})
            for row in rows
        ]


class Taking:
    """Takes rows one by one into a state that only it sees."""

    def __init__(self, state: State, make_id: Callable[[str], str] = new_id) -> None:
        self.state = State(None, state.registry, state.scheme)
        self.taken = Taken()
        self.make_id = make_id

    def do(self, *edits: Edit) -> None:
        """Do all of ``edits`` or none. Raises Problem when a rule forbids one."""
        state = self.state
        for edit in edits:
            state = edit.apply(state)
        self.state = state
        self.taken.edits += edits

    def refuse(self, line: int, problem: Problem) -> None:
        """Keep why a row was not taken."""
        self.taken.bad.append(BadRow(line, problem))


def take(session: Session, taken: Taken, title: str) -> None:
    """Do what reading a table came to as one act on the project. Raises Problem as ``Session.do``."""
    if taken.edits:
        with session.on_project():
            session.do(Together(tuple(taken.edits), title))


TAKE_SPEAKERS = N_("Import speakers")
TAKE_TOPICS = N_("Import topics")


def unique(values: Iterator[str]) -> str | None:
    """Return the only value there is, or None."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
