"""Acts that were looked over first: labelling many places at once, and mending what a check found."""

from collections.abc import Collection, Sequence

from gofteh.app.checks import CHECKS, Fix, Found
from gofteh.app.desk.choosing import Choosing
from gofteh.app.same import Pattern, Place, label_same
from gofteh.domain.edits import HeedFinding, IgnoreFinding, RequireChecks


class SweepingActs(Choosing):
    """Acts made of a list that the person has seen."""

    def label_places(self, pattern: Pattern, places: Sequence[Place]) -> None:
        """Label the places as the pattern says, as one act. Raises Problem when there are none."""
        edit = label_same(
            self._open(),
            pattern,
            places,
            at=self.session.clock(),
            annotator=self.session.editor.id,
            make_id=self._make_id,
        )
        self._do([edit])

    def mend(self, fix: Fix) -> None:
        """Do what a finding offers. Raises Problem when it no longer fits."""
        self._do([fix.edit(self.session.clock())])

    def ignore(self, found: Found) -> None:
        """Say that a finding is none, until what it is about changes."""
        if found.key not in self._open().ignored:
            self._do([IgnoreFinding(found.key)])

    def heed(self, found: Found) -> None:
        """Take back that a finding was ignored."""
        if found.key in self._open().ignored:
            self._do([HeedFinding(found.key)])

    def require_checks(self, checks: Collection[str]) -> None:
        """Say which checks must find nothing before an article of the project is done.

        It is an act on the project: the history of the open article knows nothing of it.
        """
        wanted = tuple(check.id for check in CHECKS if check.id in checks)
        if wanted != self.session.state.scheme.required_checks:
            with self.session.on_project():
                self.session.do(RequireChecks(wanted))
