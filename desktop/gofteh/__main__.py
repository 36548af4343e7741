"""Run Gofteh as `python -m gofteh`."""

import sys

from gofteh.cli import main

if __name__ == "__main__":
    sys.exit(main())
