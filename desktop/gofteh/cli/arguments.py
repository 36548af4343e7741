"""What may stand on the command line; the verbs are a table.

What does a verb is imported when its arguments are read: the window's start pays for none of them.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gofteh.app.settings import Settings
from gofteh.app.words import N_, _
from gofteh.cli import window


@dataclass(frozen=True, slots=True)
class Verb:
    """A line of the table."""

    name: str
    does: str
    """English text and translation key."""
    prepare: Callable[[argparse.ArgumentParser], None]
    """Adds the verb's own arguments, and ``run`` that does it."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what is asked, with ``run`` that does it. Wrong use ends in SystemExit 2."""
    place = _place_of_verb(argv)
    if place is None:
        parser = _window_parser()
        return parser.parse_args(argv)
    verb = _VERBS[argv[place]]
    parser = argparse.ArgumentParser(prog=f"gofteh {verb.name}", description=_(verb.does), allow_abbrev=False)
    _add_common(parser)
    verb.prepare(parser)
    return parser.parse_args([*argv[:place], *argv[place + 1 :]])


def _place_of_verb(argv: Sequence[str]) -> int | None:
    """Return where the verb stands: the first word that is neither an option nor its value."""
    skip = False
    for place, word in enumerate(argv):
        if skip:
            skip = False
        elif word == "--project":
            skip = True
        elif not word.startswith("-"):
            return place if word in _VERBS else None
    return None


def _window_parser() -> argparse.ArgumentParser:
    lines = [_("Verbs:"), *(f"  {verb.name:<10} {_(verb.does)}" for verb in VERBS)]
    parser = argparse.ArgumentParser(
        prog="gofteh",
        usage="gofteh [--project FILE.gofteh] [FILE ...] | gofteh VERB --help",
        description=_("Open the window, with articles to import or a project to open."),
        epilog="\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_common(parser)
    parser.add_argument("--version", action="store_const", const=_print_version, dest="run")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.set_defaults(run=window.run_window)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project",
        type=Path,
        metavar="FILE.gofteh",
        help=_("the project; by default the last one used, else one of your own"),
    )


def _import(parser: argparse.ArgumentParser) -> None:
    from gofteh.app.importing import Duplicates
    from gofteh.app.repairs import HALF_SPACES, REPAIRS
    from gofteh.cli.files import run_import

    steps = ", ".join((*(repair.step for repair in REPAIRS), HALF_SPACES))
    parser.set_defaults(run=run_import)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument(
        "--format", default="auto", metavar="NAME", help=_("by default the file names tell it")
    )
    parser.add_argument("--report", type=Path, metavar="FILE.json", help=_("writes what became of each file"))
    parser.add_argument(
        "--encoding", metavar="NAME", help=_("of texts that do not tell theirs, as in windows-1256")
    )
    parser.add_argument(
        "--column",
        action="append",
        metavar="FIELD=NAME",
        help=_("which column or key holds the text, title, publisher, author, date, url or code"),
    )
    parser.add_argument(
        "--duplicates",
        type=Duplicates,
        choices=list(Duplicates),
        default=Duplicates.SKIP,
        metavar="|".join(Duplicates),
        help=_("what to do with texts that the project has already, or nearly; by default skip"),
    )
    parser.add_argument(
        "--repair",
        action="append",
        metavar="STEP,…",
        help=_("mends texts before they are marked, as second versions: {steps}, or all", steps=steps),
    )
    parser.add_argument(
        "--doubtful", action="store_true", help=_("take PDFs too whose letters come out broken")
    )


def _correct(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.correct import run_correct

    parser.set_defaults(run=run_correct)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("the whole corrected text"))
    parser.add_argument("--encoding", metavar="NAME", help=_("of the file"))
    parser.add_argument(
        "--repair",
        action="append",
        metavar="STEP,…",
        help=_("in place of a file: as for import, before any mark"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would become of the marks"))
    parser.add_argument(
        "--give-up-lost",
        action="store_true",
        help=_("remove marks whose words are gone"),
    )


def _export(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.files import run_export

    parser.set_defaults(run=run_export)
    parser.add_argument("out", metavar="OUT", help=_("a file, a folder, or - for stdout"))
    parser.add_argument("--format", default="jsonl", metavar="NAME")
    _add_status(parser)
    parser.add_argument("--article", action="append", metavar="ID", help=_("may be given several times"))
    parser.add_argument("--annotator", metavar="NAME", help=_("id or name: only what this person annotated"))
    parser.add_argument("--force", action="store_true", help=_("replace a file that is there"))


def _apply(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.apply import run_apply

    parser.set_defaults(run=run_apply)
    parser.add_argument("file", nargs="?", metavar="FILE", help=_("Edits as JSON lines; - is stdin"))
    parser.add_argument("--schema", action="store_true", help=_("print the JSON Schema of the lines"))


def _show(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.look import run_show

    parser.set_defaults(run=run_show)
    parser.add_argument("id", metavar="ID")


def _list(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.look import run_list

    parser.set_defaults(run=run_list)
    _add_status(parser)
    parser.add_argument("--json", action="store_true", help=_("JSON lines on a terminal too"))


def _search(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.search import run_search

    words = _("words, “phrases”, speaker:, topic:, label:")
    parser.add_argument("query", nargs="+", metavar="QUERY", help=words)
    parser.add_argument("--json", action="store_true", help=_("JSON lines on a terminal too"))
    parser.set_defaults(run=run_search)


def _segment(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.segment import add_arguments, run_segment

    parser.set_defaults(run=run_segment)
    add_arguments(parser)


def _cues(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.teach import add_cue_arguments, run_cues

    parser.set_defaults(run=run_cues)
    add_cue_arguments(parser)


def _learn(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.teach import add_learn_arguments, run_learn

    parser.set_defaults(run=run_learn)
    add_learn_arguments(parser)


def _suggest(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.suggest import add_arguments, run_suggest

    parser.set_defaults(run=run_suggest)
    add_arguments(parser)


def _speakers(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.registry import SPEAKERS, add_arguments

    add_arguments(parser, SPEAKERS)


def _topics(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.registry import TOPICS, add_arguments

    add_arguments(parser, TOPICS)


def _check(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.look import run_check

    parser.set_defaults(run=run_check)


def _self_test(parser: argparse.ArgumentParser) -> None:
    from gofteh.cli.look import run_self_test

    parser.set_defaults(run=run_self_test)


def _tour(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=window.run_tour)
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--article", type=Path, metavar="PATH")


def _print_version(arguments: argparse.Namespace, settings: Settings) -> int:
    from gofteh.cli.version import print_version

    return print_version(arguments, settings)


def _add_status(parser: argparse.ArgumentParser) -> None:
    from gofteh.domain.article import Status

    parser.add_argument("--status", type=Status, choices=list(Status), metavar="|".join(Status))


VERBS = (
    Verb("import", N_("Bring in files and folders."), _import),
    Verb("correct", N_("Give an article a corrected text, its marks moved along."), _correct),
    Verb("export", N_("Write articles with their annotations."), _export),
    Verb("apply", N_("Do Edits that come as JSON lines."), _apply),
    Verb("suggest", N_("Propose quotes and who says them."), _suggest),
    Verb("cues", N_("Show and change the verbs of saying of this desk."), _cues),
    Verb("segment", N_("Print words, verbs and sentences by hazm, as offsets in the text."), _segment),
    Verb("learn", N_("Learn from finished articles where quotes begin and end."), _learn),
    Verb("list", N_("List the articles."), _list),
    Verb("show", N_("Print one article as a native record."), _show),
    Verb("search", N_("Find words in all articles."), _search),
    Verb("speakers", N_("Write or read the registry of speakers as CSV."), _speakers),
    Verb("topics", N_("Write or read the list of topics as CSV."), _topics),
    Verb("check", N_("Verify the project file, every hash and every act."), _check),
    Verb("tour", N_("Do the main job in the real window and take pictures."), _tour),
    Verb("self-test", N_("Check that this copy of the program is whole."), _self_test),
)

_VERBS = {verb.name: verb for verb in VERBS}
