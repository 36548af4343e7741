"""A benchmark in a process of its own, with a home that it leaves as it found it."""

import os
import subprocess
import sys


def said_by(module: str, folder: str, *, seconds: float) -> list[str]:
    """Run ``module`` on ``folder``, which is its home, and return the lines it prints.

    Raises CalledProcessError when it fails, TimeoutExpired when it takes longer than ``seconds``.
    """
    env = {**os.environ, "GOFTEH_HOME": folder, "LC_ALL": "fa_IR.UTF-8"}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-m", module, folder],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds,
    )
    return done.stdout.splitlines()
