"""Who makes Gofteh and where it lives: what packages say of it, and the names that systems know it by.

The domain stands for one that the project does not have yet: RFC 2606 keeps ``example.org`` free, so that
nobody else's is taken meanwhile. Whoever publishes sets the three variables, once and for good: a system that
meets another ``APPLICATION`` takes it for another program.
"""

import os

HOME = os.environ.get("GOFTEH_HOMEPAGE", "https://gofteh.example.org")
"""The site: packages name it, and software centres fetch the pictures under it."""
MAINTAINER = os.environ.get("GOFTEH_MAINTAINER", "Gofteh contributors <gofteh@example.org>")
"""Who answers for the packages."""
APPLICATION = os.environ.get("GOFTEH_APPLICATION_ID", "org.example.Gofteh")
"""The program's name for software centres and for macOS: a domain of the project, reversed, then its name."""


def placeholders() -> list[str]:
    """Return the variables that are still to be set before anything is published."""
    told = {"GOFTEH_HOMEPAGE": HOME, "GOFTEH_MAINTAINER": MAINTAINER, "GOFTEH_APPLICATION_ID": APPLICATION}
    return [name for name, value in told.items() if "example.org" in value or "org.example" in value]
