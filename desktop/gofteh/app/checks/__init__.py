"""Live checks: what an editor would want to look at again before an article is done."""

from gofteh.app.checks.found import Ask, Fix, Found
from gofteh.app.checks.people import Clash, clashes
from gofteh.app.checks.table import BY_ID, CHECKS, REQUIRED, Check, Checker, blocking

__all__ = [
    "BY_ID",
    "CHECKS",
    "REQUIRED",
    "Ask",
    "Check",
    "Checker",
    "Clash",
    "Fix",
    "Found",
    "blocking",
    "clashes",
]
