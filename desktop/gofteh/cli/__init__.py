"""The command line: ``gofteh``, its verbs, and the window when no verb is given."""

import sys
from collections.abc import Sequence

from gofteh import bootstrap
from gofteh.cli import output
from gofteh.cli.arguments import parse
from gofteh.domain.errors import Problem


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code. Wrong use ends it with SystemExit 2."""
    output.prepare_streams()
    try:
        settings = bootstrap.read_settings()
        bootstrap.speak(settings, isolating=False)
        arguments = parse(sys.argv[1:] if argv is None else list(argv))
        return int(arguments.run(arguments, settings))
    except Problem as problem:
        return output.say_problem(problem)
    except KeyboardInterrupt:
        return output.Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone.
        output.give_up_stdout()
        return output.Exit.PROBLEMS
    except Exception as error:  # noqa: BLE001 - the last resort: no person reads tracebacks
        return output.report_bug(error)
