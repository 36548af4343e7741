"""Anyone can install what is locked: the lock names PyPI and no private or local index."""

import re
from pathlib import Path

LOCK = Path(__file__).parents[2] / "uv.lock"


def test_lock_names_public_addresses_only() -> None:
    hosts = set(re.findall(r"\w+://([^/\"]*)", LOCK.read_text(encoding="utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
