"""The README.md beside a JSONL export: a dataset card.

Without it, columns that are empty at first lose their type in ``datasets.load_dataset``, and then
loading fails.
"""

from collections.abc import Iterator, Sequence

TEXT, TIME, NUMBER = "string", "timestamp[s]", "int64"

Column = tuple[str, str, Sequence["Column"]]
"""Name, type and what is inside a ``struct`` or ``list``; a list with nothing inside holds texts."""


def _columns(kind: str, *names: str) -> tuple[Column, ...]:
    return tuple((name, kind, ()) for name in names)


_MADE = (
    *_columns(TEXT, "annotator", "provenance", "suggested_by"),
    *_columns(TIME, "created_at", "updated_at"),
    *_columns(TEXT, "note"),
)

COLUMNS: tuple[Column, ...] = (
    *_columns(TEXT, "schema_version", "id", "title", "text", "text_sha256"),
    *_columns(NUMBER, "text_length"),
    *_columns(TEXT, "offset_unit", "language", "status"),
    (
        "spans",
        "list",
        (
            *_columns(TEXT, "id"),
            *_columns(NUMBER, "start", "end"),
            *_columns(TEXT, "text", "label", "quote_type", "speaker_id", "topic_code"),
            *_MADE,
        ),
    ),
    ("links", "list", (*_columns(TEXT, "id", "type", "from_id", "to_id"), *_MADE)),
    (
        "speakers",
        "list",
        (
            *_columns(TEXT, "id", "name"),
            ("aliases", "list", ()),
            *_columns(TEXT, "role", "wikidata", "note"),
        ),
    ),
    (
        "topics",
        "list",
        (
            *_columns(TEXT, "code", "scheme", "label", "annotator", "provenance"),
            *_columns(TIME, "created_at"),
        ),
    ),
    ("annotators", "list", (*_columns(TEXT, "id", "name", "status"), *_columns(TIME, "updated_at"))),
    (
        "source",
        "struct",
        (
            *_columns(TEXT, "kind", "name", "url", "publisher", "author"),
            *_columns(TIME, "published_at"),
            *_columns(TEXT, "sha256", "encoding"),
            *_columns(TIME, "imported_at"),
            ("normalization", "list", ()),
        ),
    ),
    *_columns(TIME, "created_at", "updated_at"),
    *_columns(TEXT, "extra"),
)
"""The columns of the native record, in its order."""

_BODY = """\
# Quotations in Persian news, annotated with Gofteh

`articles.jsonl` holds one article a line, with everything annotated on it: who said what about what.
`gofteh-record.schema.json` says what each field means.

- Offsets are Unicode code points, counted from 0; `end` is one past the last. In Python, Rust and jq
  `text[start:end]` is the words of a span; JavaScript and Java count otherwise, and need converting.
- A quotation in several parts is several spans joined by `continues` links.
- Times are UTC.

```python
from datasets import load_dataset

articles = load_dataset(".")["train"]
```
"""


def dataset_card() -> str:
    """Return the text of the card."""
    lines = [
        "---",
        "language:",
        "- fa",
        "configs:",
        "- config_name: default",
        "  data_files: articles.jsonl",
        "dataset_info:",
        "  features:",
        *_yaml(COLUMNS, "  "),
        "---",
        "",
    ]
    return "\n".join(lines) + _BODY


def _yaml(columns: Sequence[Column], indent: str) -> Iterator[str]:
    for name, kind, inner in columns:
        yield f"{indent}- name: {name}"
        if kind in ("list", "struct") and inner:
            yield f"{indent}  {kind}:"
            yield from _yaml(inner, f"{indent}  ")
        elif kind == "list":
            yield f"{indent}  sequence: {TEXT}"
        else:
            yield f"{indent}  dtype: {kind}"
