"""The table of everything a person can do, from which menus, keys and help are made."""

from dataclasses import dataclass
from enum import StrEnum

from gofteh.app.words import N_


class Act(StrEnum):
    """The name of an action, as settings and tests know it."""

    MARK_QUOTE = "mark_quote"
    MARK_SPEAKER = "mark_speaker"
    MARK_TOPIC = "mark_topic"
    MARK_CUE = "mark_cue"
    LABEL_SAME = "label_same"
    NEXT_QUOTATION = "next_quotation"
    PREVIOUS_QUOTATION = "previous_quotation"
    TAKE_CANDIDATE = "take_candidate"
    TAKE_SECOND = "take_second"
    TAKE_THIRD = "take_third"
    TAKE_FOURTH = "take_fourth"
    ADD_PART = "add_part"
    JOIN_PREVIOUS = "join_previous"
    SPLIT_OFF = "split_off"
    MARK_VIA = "mark_via"
    LINK = "link"
    LINK_OTHERWISE = "link_otherwise"
    EDIT_RECORD = "edit_record"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NOTE = "note"
    SPEAKER_NAME = "speaker_name"
    DELETE = "delete"
    NEXT_MARK = "next_mark"
    PREVIOUS_MARK = "previous_mark"
    MARK_HERE = "mark_here"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    GROW = "grow"
    SHRINK = "shrink"
    START_EARLIER = "start_earlier"
    START_LATER = "start_later"
    END_EARLIER = "end_earlier"
    END_LATER = "end_later"
    START_EARLIER_LETTER = "start_earlier_letter"
    START_LATER_LETTER = "start_later_letter"
    END_EARLIER_LETTER = "end_earlier_letter"
    END_LATER_LETTER = "end_later_letter"
    NEXT_FINDING = "next_finding"
    PREVIOUS_FINDING = "previous_finding"
    MEND = "mend"
    IGNORE_FINDING = "ignore_finding"
    SHOW_CHECKS = "show_checks"
    SUGGESTIONS = "suggestions"
    ACCEPT_ALIKE = "accept_alike"
    ACCEPT_STRONG = "accept_strong"
    WEAK_SUGGESTIONS = "weak_suggestions"
    TAKE_TOPIC = "take_topic"
    PREPARE_SUGGESTIONS = "prepare_suggestions"
    LEARN = "learn"
    CUES = "cues"
    UNDO = "undo"
    REDO = "redo"
    FINISH = "finish"
    NEXT_ARTICLE = "next_article"
    PREVIOUS_ARTICLE = "previous_article"
    FILTER_QUEUE = "filter_queue"
    CLEAR_FILTERS = "clear_filters"
    NEXT_IN_QUEUE = "next_in_queue"
    NEXT_OLDEST = "next_oldest"
    NEXT_SUGGESTIONS = "next_suggestions"
    NEXT_DOUBTFUL = "next_doubtful"
    NEXT_MINE = "next_mine"
    STATUS_NEW = "status_new"
    STATUS_IN_PROGRESS = "status_in_progress"
    STATUS_DONE = "status_done"
    STATUS_REJECTED = "status_rejected"
    NEW_PROJECT = "new_project"
    OPEN_PROJECT = "open_project"
    IMPORT = "import"
    IMPORT_FOLDER = "import_folder"
    PASTE = "paste"
    TAKE_BACK_IMPORT = "take_back_import"
    IMPORT_SAMPLE = "import_sample"
    MEND_TEXT = "mend_text"
    CORRECT_TEXT = "correct_text"
    EXPORT = "export"
    CHECK = "check"
    QUIT = "quit"
    FIND_ARTICLE = "find_article"
    EXPLORER = "explorer"
    SPEAKER_REGISTRY = "speaker_registry"
    TOPIC_LIST = "topic_list"
    ARTICLE_TOPICS = "article_topics"
    TOPIC_1 = "topic_1"
    TOPIC_2 = "topic_2"
    TOPIC_3 = "topic_3"
    TOPIC_4 = "topic_4"
    TOPIC_5 = "topic_5"
    TOPIC_6 = "topic_6"
    TOPIC_7 = "topic_7"
    TOPIC_8 = "topic_8"
    TOPIC_9 = "topic_9"
    COPY_QUOTE = "copy_quote"
    FIND = "find"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    FIND_EVERYWHERE = "find_everywhere"
    NEXT_HIT = "next_hit"
    PREVIOUS_HIT = "previous_hit"
    NEXT_PANE = "next_pane"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    TEXT_VIEW = "text_view"
    PARAGRAPH_NUMBERS = "paragraph_numbers"
    TURN_PARAGRAPH = "turn_paragraph"
    READING_MODE = "reading_mode"
    TOGGLE_QUEUE = "toggle_queue"
    TOGGLE_CARDS = "toggle_cards"
    THEME_AUTO = "theme_auto"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    THEME_BLACK = "theme_black"
    THEME_WHITE = "theme_white"
    PERSIAN = "persian"
    ENGLISH = "english"
    PALETTE = "palette"
    KEYS = "keys"
    GUIDE = "guide"
    ABOUT = "about"


class Needs(StrEnum):
    """What must be there before an action makes sense."""

    NOTHING = "nothing"
    PROJECT = "project"
    ARTICLE = "article"
    CHOICE = "choice"
    """A chosen mark."""
    RECORD = "record"
    """A quote record that is worked on."""
    FINDING = "finding"
    """A finding of the live checks that is spoken of."""
    MARK = "mark"
    """A chosen mark, or a suggestion that is spoken of."""
    OFFER = "offer"
    """A record that is worked on, or a suggestion that is spoken of."""
    SELECTION = "selection"
    """Selected text or a chosen mark."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its words, its keys (the first is shown) and what it needs."""

    act: Act
    text: str
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    icon: str = ""
    in_article: bool = False
    """Its keys count only while the focus is in the article: elsewhere they mean something else."""
    repeats: bool = False
    """Holding the key does it again and again."""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(Act.MARK_QUOTE, N_("Quote"), ("1", "Q"), Needs.SELECTION, "quote"),
    ActionSpec(Act.MARK_SPEAKER, N_("Speaker"), ("2", "S"), Needs.SELECTION, "speaker"),
    ActionSpec(Act.MARK_TOPIC, N_("Topic"), ("3", "T"), Needs.SELECTION, "topic"),
    ActionSpec(Act.MARK_CUE, N_("Cue"), ("4",), Needs.SELECTION),
    ActionSpec(Act.LABEL_SAME, N_("Label all the same"), ("E",), Needs.SELECTION),
    ActionSpec(
        Act.NEXT_QUOTATION, N_("Next unmarked quotation"), ("F",), Needs.ARTICLE, "search", repeats=True
    ),
    ActionSpec(
        Act.PREVIOUS_QUOTATION, N_("Previous unmarked quotation"), ("Shift+F",), Needs.ARTICLE, repeats=True
    ),
    ActionSpec(Act.TAKE_CANDIDATE, N_("Take what is offered first"), ("A", "Alt+1"), Needs.OFFER),
    ActionSpec(Act.TAKE_SECOND, N_("Take what is offered second"), ("Alt+2",), Needs.OFFER),
    ActionSpec(Act.TAKE_THIRD, N_("Take what is offered third"), ("Alt+3",), Needs.OFFER),
    ActionSpec(Act.TAKE_FOURTH, N_("Take what is offered fourth"), ("Alt+4",), Needs.OFFER),
    ActionSpec(Act.ADD_PART, N_("Add as part"), ("P",), Needs.RECORD),
    ActionSpec(Act.JOIN_PREVIOUS, N_("Join with the quote before"), ("J",), Needs.RECORD),
    ActionSpec(Act.SPLIT_OFF, N_("Split part off"), ("Shift+J",), Needs.RECORD),
    ActionSpec(Act.MARK_VIA, N_("Agency"), ("V",), Needs.RECORD),
    ActionSpec(Act.LINK, N_("Link"), ("L",), Needs.CHOICE, "link"),
    ActionSpec(Act.LINK_OTHERWISE, N_("Another kind of link"), ("Shift+L",), Needs.CHOICE),
    ActionSpec(Act.EDIT_RECORD, N_("Edit on the card"), ("C",), Needs.RECORD),
    ActionSpec(Act.DIRECT, N_("Direct"), ("D",), Needs.OFFER),
    ActionSpec(Act.INDIRECT, N_("Indirect"), ("I",), Needs.OFFER),
    ActionSpec(Act.MIXED, N_("Mixed"), ("M",), Needs.OFFER),
    ActionSpec(Act.NOTE, N_("Write a note"), ("N",), Needs.RECORD, "note"),
    ActionSpec(Act.SPEAKER_NAME, N_("Name the speaker"), ("W",), Needs.RECORD, "speaker"),
    ActionSpec(Act.DELETE, N_("Delete mark"), ("Delete", "Backspace"), Needs.MARK, "trash", in_article=True),
    ActionSpec(Act.NEXT_MARK, N_("Next mark"), ("Tab",), Needs.ARTICLE, in_article=True, repeats=True),
    ActionSpec(
        Act.PREVIOUS_MARK, N_("Previous mark"), ("Shift+Tab",), Needs.ARTICLE, in_article=True, repeats=True
    ),
    ActionSpec(Act.MARK_HERE, N_("Next of the marks here"), ("O",), Needs.ARTICLE),
    ActionSpec(Act.CANCEL, N_("Let go"), ("Escape",), Needs.ARTICLE, in_article=True),
    ActionSpec(Act.CONFIRM, N_("Confirm link"), ("Enter",), Needs.ARTICLE, in_article=True),
    ActionSpec(Act.GROW, N_("Grow selection"), ("Alt+Up",), Needs.ARTICLE, in_article=True),
    ActionSpec(Act.SHRINK, N_("Shrink selection"), ("Alt+Down",), Needs.ARTICLE, in_article=True),
    ActionSpec(Act.START_EARLIER, N_("Start earlier"), ("[",), Needs.MARK, repeats=True),
    ActionSpec(Act.START_LATER, N_("Start later"), ("]",), Needs.MARK, repeats=True),
    ActionSpec(Act.END_EARLIER, N_("End earlier"), (";",), Needs.MARK, repeats=True),
    ActionSpec(Act.END_LATER, N_("End later"), ("'",), Needs.MARK, repeats=True),
    ActionSpec(Act.START_EARLIER_LETTER, N_("Start a letter earlier"), ("Alt+[",), Needs.MARK, repeats=True),
    ActionSpec(Act.START_LATER_LETTER, N_("Start a letter later"), ("Alt+]",), Needs.MARK, repeats=True),
    ActionSpec(Act.END_EARLIER_LETTER, N_("End a letter earlier"), ("Alt+;",), Needs.MARK, repeats=True),
    ActionSpec(Act.END_LATER_LETTER, N_("End a letter later"), ("Alt+'",), Needs.MARK, repeats=True),
    ActionSpec(Act.NEXT_FINDING, N_("Next finding"), ("F8",), Needs.ARTICLE, "warning", repeats=True),
    ActionSpec(Act.PREVIOUS_FINDING, N_("Previous finding"), ("Shift+F8",), Needs.ARTICLE, repeats=True),
    ActionSpec(Act.MEND, N_("Mend what is found"), ("X",), Needs.FINDING, "check"),
    ActionSpec(Act.IGNORE_FINDING, N_("Ignore what is found"), ("Shift+X",), Needs.FINDING),
    ActionSpec(Act.SHOW_CHECKS, N_("Show what the checks find"), (), Needs.ARTICLE),
    ActionSpec(Act.SUGGESTIONS, N_("Suggestions"), ("G",), Needs.ARTICLE, "suggestion"),
    ActionSpec(Act.ACCEPT_ALIKE, N_("Accept all of this kind"), ("Shift+Enter",), Needs.ARTICLE),
    ActionSpec(Act.ACCEPT_STRONG, N_("Accept all strong suggestions"), (), Needs.ARTICLE),
    ActionSpec(Act.WEAK_SUGGESTIONS, N_("Show weak suggestions too, or not"), ("Shift+G",), Needs.ARTICLE),
    ActionSpec(Act.TAKE_TOPIC, N_("Mark the topic suggested first"), ("Y",), Needs.ARTICLE, "topic"),
    ActionSpec(Act.PREPARE_SUGGESTIONS, N_("Prepare suggestions for all new articles"), (), Needs.PROJECT),
    ActionSpec(Act.LEARN, N_("Learn from finished articles, or stop"), (), Needs.PROJECT),
    ActionSpec(Act.CUES, N_("Verbs of saying of this desk"), (), Needs.PROJECT),
    ActionSpec(Act.UNDO, N_("Undo"), ("Ctrl+Z",), Needs.ARTICLE, "undo", repeats=True),
    ActionSpec(Act.REDO, N_("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), Needs.ARTICLE, "redo", repeats=True),
    ActionSpec(Act.FINISH, N_("Done, next"), ("Ctrl+Enter",), Needs.ARTICLE, "check"),
    ActionSpec(Act.NEXT_ARTICLE, N_("Next article"), ("Ctrl+PageDown",), Needs.PROJECT),
    ActionSpec(Act.PREVIOUS_ARTICLE, N_("Previous article"), ("Ctrl+PageUp",), Needs.PROJECT),
    ActionSpec(Act.FILTER_QUEUE, N_("Filter the queue…"), ("Ctrl+Shift+K",), Needs.PROJECT, "filter"),
    ActionSpec(Act.CLEAR_FILTERS, N_("Show all articles again"), ("Alt+K",), Needs.PROJECT),
    ActionSpec(Act.NEXT_IN_QUEUE, N_("The next in the queue")),
    ActionSpec(Act.NEXT_OLDEST, N_("The oldest")),
    ActionSpec(Act.NEXT_SUGGESTIONS, N_("That with most suggestions")),
    ActionSpec(Act.NEXT_DOUBTFUL, N_("That with the least certain suggestions")),
    ActionSpec(Act.NEXT_MINE, N_("The next assigned to me")),
    ActionSpec(Act.STATUS_NEW, N_("New"), (), Needs.ARTICLE),
    ActionSpec(Act.STATUS_IN_PROGRESS, N_("In progress"), (), Needs.ARTICLE),
    ActionSpec(Act.STATUS_DONE, N_("Done"), (), Needs.ARTICLE),
    ActionSpec(Act.STATUS_REJECTED, N_("Rejected"), (), Needs.ARTICLE),
    ActionSpec(Act.NEW_PROJECT, N_("New project…"), ("Ctrl+Shift+N",), icon="plus"),
    ActionSpec(Act.OPEN_PROJECT, N_("Open project…"), ("Ctrl+O",)),
    ActionSpec(Act.IMPORT, N_("Import articles…"), ("Ctrl+I",), Needs.PROJECT, "import"),
    ActionSpec(Act.IMPORT_FOLDER, N_("Import a folder…"), (), Needs.PROJECT, "folder"),
    ActionSpec(Act.PASTE, N_("Import from the clipboard"), ("Ctrl+V",), Needs.PROJECT),
    ActionSpec(Act.TAKE_BACK_IMPORT, N_("Take back the last import"), (), Needs.PROJECT),
    ActionSpec(Act.MEND_TEXT, N_("Mend the text…"), (), Needs.ARTICLE),
    ActionSpec(Act.CORRECT_TEXT, N_("Correct the text from a file…"), (), Needs.ARTICLE),
    ActionSpec(Act.IMPORT_SAMPLE, N_("Import the sample story"), (), Needs.PROJECT),
    ActionSpec(Act.EXPORT, N_("Export…"), ("Ctrl+E",), Needs.PROJECT, "export"),
    ActionSpec(Act.CHECK, N_("Check the project"), (), Needs.PROJECT, "check"),
    ActionSpec(Act.QUIT, N_("Quit"), ("Ctrl+Q",)),
    ActionSpec(Act.EXPLORER, N_("Who said what about what"), ("Ctrl+Shift+E",), Needs.PROJECT, "quote"),
    ActionSpec(
        Act.SPEAKER_REGISTRY, N_("Speakers of the project"), ("Ctrl+Shift+S",), Needs.PROJECT, "speaker"
    ),
    ActionSpec(Act.TOPIC_LIST, N_("Topics of the project"), ("Ctrl+Shift+L",), Needs.PROJECT, "topic"),
    ActionSpec(Act.ARTICLE_TOPICS, N_("Topics of the article"), ("B",), Needs.ARTICLE, "topic"),
    ActionSpec(Act.TOPIC_1, N_("Topic with the key 1"), ("Ctrl+1",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_2, N_("Topic with the key 2"), ("Ctrl+2",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_3, N_("Topic with the key 3"), ("Ctrl+3",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_4, N_("Topic with the key 4"), ("Ctrl+4",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_5, N_("Topic with the key 5"), ("Ctrl+5",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_6, N_("Topic with the key 6"), ("Ctrl+6",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_7, N_("Topic with the key 7"), ("Ctrl+7",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_8, N_("Topic with the key 8"), ("Ctrl+8",), Needs.ARTICLE),
    ActionSpec(Act.TOPIC_9, N_("Topic with the key 9"), ("Ctrl+9",), Needs.ARTICLE),
    ActionSpec(Act.COPY_QUOTE, N_("Copy the quote with its attribution"), ("Ctrl+Shift+C",), Needs.RECORD),
    ActionSpec(Act.FIND_ARTICLE, N_("Find an article"), ("Ctrl+K",), Needs.PROJECT, "search"),
    ActionSpec(Act.FIND, N_("Find in the article"), ("Ctrl+F",), Needs.ARTICLE, "search"),
    ActionSpec(Act.FIND_NEXT, N_("Next place found"), ("F3",), Needs.ARTICLE, repeats=True),
    ActionSpec(Act.FIND_PREVIOUS, N_("Previous place found"), ("Shift+F3",), Needs.ARTICLE, repeats=True),
    ActionSpec(Act.FIND_EVERYWHERE, N_("Find in the project"), ("Ctrl+Shift+F",), Needs.PROJECT, "search"),
    ActionSpec(Act.NEXT_HIT, N_("Next place in the project"), ("F4",), Needs.PROJECT, repeats=True),
    ActionSpec(
        Act.PREVIOUS_HIT, N_("Previous place in the project"), ("Shift+F4",), Needs.PROJECT, repeats=True
    ),
    ActionSpec(Act.NEXT_PANE, N_("Next pane"), ("F6",)),
    ActionSpec(Act.ZOOM_IN, N_("Larger text"), ("Ctrl+=", "Ctrl++"), icon="zoom-in"),
    ActionSpec(Act.ZOOM_OUT, N_("Smaller text"), ("Ctrl+-",), icon="zoom-out"),
    ActionSpec(Act.ZOOM_RESET, N_("Usual text size"), ("Ctrl+0",)),
    ActionSpec(Act.TEXT_VIEW, N_("Text and lines…"), ("Ctrl+Shift+T",)),
    ActionSpec(Act.PARAGRAPH_NUMBERS, N_("Show or hide paragraph numbers")),
    ActionSpec(
        Act.TURN_PARAGRAPH, N_("Turn the direction of the paragraph"), ("Ctrl+Shift+X",), Needs.ARTICLE
    ),
    ActionSpec(Act.READING_MODE, N_("Article alone"), ("F11",)),
    ActionSpec(Act.TOGGLE_QUEUE, N_("Show or hide the queue"), ("F9",), icon="panel-right"),
    ActionSpec(Act.TOGGLE_CARDS, N_("Show or hide the cards"), ("F10",), icon="panel-left"),
    ActionSpec(Act.THEME_AUTO, N_("As the system")),
    ActionSpec(Act.THEME_LIGHT, N_("Light"), icon="sun"),
    ActionSpec(Act.THEME_DARK, N_("Dark"), icon="moon"),
    ActionSpec(Act.THEME_BLACK, N_("High contrast, black")),
    ActionSpec(Act.THEME_WHITE, N_("High contrast, white")),
    ActionSpec(Act.PERSIAN, "فارسی"),
    ActionSpec(Act.ENGLISH, "English"),
    ActionSpec(Act.PALETTE, N_("All actions…"), ("Ctrl+Shift+P",), icon="palette"),
    ActionSpec(Act.KEYS, N_("Keys…"), ("Ctrl+F1", "Shift+/"), icon="keyboard"),
    ActionSpec(Act.GUIDE, N_("Guide"), ("F1",), icon="help"),
    ActionSpec(Act.ABOUT, N_("About Gofteh")),
)

SPECS: dict[Act, ActionSpec] = {spec.act: spec for spec in ACTIONS}
