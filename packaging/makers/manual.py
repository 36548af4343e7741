"""The verbs of the command line as the manual page tells them, in the words the program itself uses."""


def verbs(language: str) -> str:
    """Return a paragraph for each verb in ``language`` ("en" or "fa"), as troff's ``man`` macros have it."""
    from gofteh.app import words
    from gofteh.cli.arguments import VERBS

    before = words.language()
    words.use(language)
    try:
        return "\n".join(f".TP\n.B {_plain(verb.name)}\n{_plain(words._(verb.does))}" for verb in VERBS)
    finally:
        words.use(before)


def _plain(text: str) -> str:
    """Return the text so that troff takes no sign in it for an order of its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
