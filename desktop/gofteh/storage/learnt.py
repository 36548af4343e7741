"""Models that were learnt from a project's finished articles, each version beside the tables.

A model is written as the bytes that crfsuite makes, in base64, and only ever read as numbers. It is made of
the project and saves time, so it is no part of the chain of acts; every version is kept.
"""

import base64
import json
from typing import Any

from sqlalchemy import Connection, select

from gofteh.app.learning import Learnt, Model, figures_json, figures_of
from gofteh.storage import schema

_KEY = "learnt/"


def models(connection: Connection) -> list[Model]:
    """Return all models, the oldest first. Raises ValueError for what is none."""
    meta = schema.meta.c
    found = connection.execute(select(meta.key, meta.value).where(meta.key.startswith(_KEY, autoescape=True)))
    return sorted((_model(row.key, row.value) for row in found), key=lambda one: one.version)


def keep(connection: Connection, learnt: Learnt, made_at: str) -> Model:
    """Keep what was learnt as the next version."""
    version = max((one.version for one in models(connection)), default=0) + 1
    value: dict[str, Any] = {
        "made_at": made_at,
        "rules": learnt.rules,
        "features": learnt.features,
        "figures": figures_json(learnt.figures),
        "model": base64.b64encode(learnt.data).decode("ascii"),
    }
    connection.execute(schema.meta.insert().values(key=f"{_KEY}{version}", value=json.dumps(value)))
    return Model(version=version, made_at=made_at, learnt=learnt)


def _model(key: str, value: str) -> Model:
    try:
        read = json.loads(value)
        learnt = Learnt(
            rules=str(read["rules"]),
            features=int(read["features"]),
            figures=figures_of(read["figures"]),
            data=base64.b64decode(read["model"], validate=True),
        )
        return Model(version=int(key.removeprefix(_KEY)), made_at=str(read["made_at"]), learnt=learnt)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(key) from error
