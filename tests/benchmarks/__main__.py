"""Run the benchmarks named on the command line, or all: ``python -m tests.benchmarks [NAME …]``."""

import sys

from tests.benchmarks import (
    bulk,
    exploring,
    helper_start,
    import_stalls,
    keys,
    opening,
    pane,
    preparing,
    scale,
    search_stalls,
    startup,
    suggest,
)

BENCHMARKS = {
    "startup": startup.run,
    "pane": pane.run,
    "bulk": bulk.run,
    "scale": scale.run,
    "keys": keys.run,
    "opening": opening.run,
    "import": import_stalls.run,
    "search": search_stalls.run,
    "helper": helper_start.run,
    "explore": exploring.run,
    "suggest": suggest.run,
    "prepare": preparing.run,
}


def main() -> None:
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"# {name}")
        for line in BENCHMARKS[name]():
            print(line)


if __name__ == "__main__":
    main()
