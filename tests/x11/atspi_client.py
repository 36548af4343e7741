"""What a screen reader would read: run by the system's Python, which has the bindings of AT-SPI.

``read NAME``: text, caret, selection, description of the text called NAME, and every control without a
name. ``listen``: announcements as they come, after a first line that says that it listens.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


def everything(node, depth=0):
    yield node
    if depth < 25:
        for number in range(node.get_child_count()):
            child = node.get_child_at_index(number)
            if child is not None:
                yield from everything(child, depth + 1)


def program():
    """Return the only program on this bus that has a window."""
    desktop = Atspi.get_desktop(0)
    children = (desktop.get_child_at_index(number) for number in range(desktop.get_child_count()))
    return next((child for child in children if child is not None and child.get_child_count()), None)


def shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def read(name):
    found, nameless = None, []
    root = program()
    for node in everything(root) if root is not None else ():
        if node.get_name() == name and node.get_role() == Atspi.Role.TEXT:
            found = node
        focusable = node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
        if focusable and shown(node) and not (node.get_name() or "").strip():
            nameless.append(node.get_role_name())
    answer = {"nameless": nameless, "found": found is not None}
    if found is not None:
        selected = []
        for number in range(Atspi.Text.get_n_selections(found)):
            area = Atspi.Text.get_selection(found, number)
            selected.append([area.start_offset, area.end_offset])
        answer |= {
            "text": Atspi.Text.get_text(found, 0, -1),
            "caret": Atspi.Text.get_caret_offset(found),
            "selected": selected,
            "description": found.get_description(),
        }
    print(json.dumps(answer, ensure_ascii=False), flush=True)


def listen():
    def heard(event):
        print(json.dumps(str(event.any_data), ensure_ascii=False), flush=True)

    listener = Atspi.EventListener.new(heard)
    listener.register("object:announcement")
    GLib.idle_add(lambda: print(json.dumps("listening"), flush=True))
    Atspi.event_main()


if __name__ == "__main__":
    read(sys.argv[2]) if sys.argv[1] == "read" else listen()
