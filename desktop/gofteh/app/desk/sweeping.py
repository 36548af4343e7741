"""Acts that were looked over first: labelling many places at once, and mending what a check found."""

from collections.abc import Sequence

from gofteh.app.checks.found import Fix
from gofteh.app.desk.choosing import Choosing
from gofteh.app.same import Pattern, Place, label_same


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
