"""Run Gofteh as `python -m gofteh`."""

import multiprocessing
import sys

from gofteh.cli import main

if __name__ == "__main__":
    # A frozen program is itself what its helper processes start with.
    multiprocessing.freeze_support()
    sys.exit(main())
