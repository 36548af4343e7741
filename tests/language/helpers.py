"""Processes that take the helper's place in tests; they must be importable where they are spawned."""

import os
import threading
from multiprocessing.connection import Connection

from gofteh.app.learning import Teaching
from gofteh.app.suggestions import Suggestions
from gofteh.domain.article import text_sha256
from gofteh.language.helper import READY


def obliging(connection: Connection, _idle: float) -> None:
    """Answer at once, but hang at «hang», die at «die», fail at «fail», answer something else at «lie»."""
    connection.send(READY)
    version = "test"
    while True:
        message = connection.recv()
        if isinstance(message, Teaching):
            version = " ".join(["test", *message.cues])
            continue
        number, text = message
        if text == "hang":
            threading.Event().wait()
        if text == "die":
            os._exit(3)
        answer = Suggestions(text_sha256=text_sha256("other" if text == "lie" else text), version=version)
        connection.send((number, None if text == "fail" else answer))


def stillborn(_connection: Connection, _idle: float) -> None:
    """End before it is ready."""


def leaving(connection: Connection, _idle: float) -> None:
    """Answer once and end, as a helper that was idle long."""
    connection.send(READY)
    number, text = connection.recv()
    connection.send((number, Suggestions(text_sha256=text_sha256(text), version="test")))
