"""The table of formats, from which the command line, the dialogs and the tests are made."""

from gofteh.app.formats import Format, Formats
from gofteh.app.schemas import record_schema
from gofteh.app.words import N_
from gofteh.exchange.dataset_card import dataset_card
from gofteh.exchange.jsonl import read_jsonl, write_jsonl
from gofteh.exchange.txt import read_txt

FORMATS: Formats = (
    Format(
        name="jsonl",
        title=N_("Gofteh JSONL"),
        suffixes=(".jsonl",),
        read=read_jsonl,
        write=write_jsonl,
        has_ids=True,
        companions={"README.md": dataset_card, "gofteh-record.schema.json": record_schema},
    ),
    Format(name="txt", title=N_("Plain text"), suffixes=(".txt",), read=read_txt),
)
