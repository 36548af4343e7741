"""The menus: titles over nested names of actions; None is a line between groups."""

from gofteh.app.words import N_
from gofteh.ui.actions import Act

MenuEntry = Act | None | tuple[str, "tuple[MenuEntry, ...]"]

MAIN_MENU: tuple[MenuEntry, ...] = (
    (
        N_("Project"),
        (
            Act.NEW_PROJECT,
            Act.OPEN_PROJECT,
            None,
            Act.IMPORT,
            Act.IMPORT_SAMPLE,
            Act.EXPORT,
            None,
            Act.CHECK,
            None,
            Act.QUIT,
        ),
    ),
    (
        N_("Article"),
        (
            Act.FINISH,
            Act.NEXT_ARTICLE,
            Act.PREVIOUS_ARTICLE,
            Act.FIND_ARTICLE,
            None,
            (
                N_("Status"),
                (Act.STATUS_NEW, Act.STATUS_IN_PROGRESS, Act.STATUS_DONE, Act.STATUS_REJECTED),
            ),
        ),
    ),
    (
        N_("Marks"),
        (
            Act.UNDO,
            Act.REDO,
            None,
            Act.MARK_QUOTE,
            Act.MARK_SPEAKER,
            Act.MARK_TOPIC,
            Act.MARK_CUE,
            Act.LABEL_SAME,
            Act.NEXT_QUOTATION,
            Act.PREVIOUS_QUOTATION,
            (
                N_("What is offered"),
                (Act.TAKE_CANDIDATE, Act.TAKE_SECOND, Act.TAKE_THIRD, Act.TAKE_FOURTH),
            ),
            None,
            Act.LINK,
            Act.LINK_OTHERWISE,
            Act.CONFIRM,
            (
                N_("Parts and nesting"),
                (Act.ADD_PART, Act.JOIN_PREVIOUS, Act.SPLIT_OFF, None, Act.MARK_VIA),
            ),
            Act.DIRECT,
            Act.INDIRECT,
            Act.MIXED,
            Act.EDIT_RECORD,
            Act.SPEAKER_NAME,
            Act.NOTE,
            Act.DELETE,
            None,
            Act.NEXT_MARK,
            Act.PREVIOUS_MARK,
            Act.CANCEL,
            None,
            (
                N_("Checks"),
                (
                    Act.NEXT_FINDING,
                    Act.PREVIOUS_FINDING,
                    Act.MEND,
                    Act.IGNORE_FINDING,
                    Act.SHOW_CHECKS,
                ),
            ),
            (
                N_("Selection and edges"),
                (
                    Act.GROW,
                    Act.SHRINK,
                    None,
                    Act.START_EARLIER,
                    Act.START_LATER,
                    Act.END_EARLIER,
                    Act.END_LATER,
                    None,
                    Act.START_EARLIER_LETTER,
                    Act.START_LATER_LETTER,
                    Act.END_EARLIER_LETTER,
                    Act.END_LATER_LETTER,
                ),
            ),
        ),
    ),
    (
        N_("View"),
        (
            Act.ZOOM_IN,
            Act.ZOOM_OUT,
            Act.ZOOM_RESET,
            Act.TEXT_VIEW,
            Act.PARAGRAPH_NUMBERS,
            Act.TURN_PARAGRAPH,
            None,
            Act.READING_MODE,
            Act.TOGGLE_QUEUE,
            Act.TOGGLE_CARDS,
            Act.NEXT_PANE,
            None,
            (
                N_("Theme"),
                (Act.THEME_AUTO, Act.THEME_LIGHT, Act.THEME_DARK, Act.THEME_BLACK, Act.THEME_WHITE),
            ),
            (N_("Language"), (Act.PERSIAN, Act.ENGLISH)),
        ),
    ),
    (N_("Help"), (Act.PALETTE, Act.KEYS, Act.GUIDE, None, Act.ABOUT)),
)

MARK_MENU: tuple[MenuEntry, ...] = (
    Act.MARK_QUOTE,
    Act.MARK_SPEAKER,
    Act.MARK_TOPIC,
    Act.MARK_CUE,
    Act.LABEL_SAME,
    None,
    Act.DIRECT,
    Act.INDIRECT,
    Act.MIXED,
    None,
    Act.LINK,
    Act.ADD_PART,
    Act.SPLIT_OFF,
    Act.MARK_VIA,
    Act.SPEAKER_NAME,
    Act.NOTE,
    None,
    Act.DELETE,
)
"""What a right click on the article offers."""
