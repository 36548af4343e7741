"""hazm itself, loaded once."""

import pytest

from gofteh.language.boundaries import Boundaries
from gofteh.language.hazm_light import Hazm, load
from gofteh.language.hazm_offsets import HazmSegmenter


@pytest.fixture(scope="session")
def hazm() -> Hazm:
    found = load()
    assert found is not None
    return found


@pytest.fixture(scope="session")
def segmenter(hazm: Hazm) -> HazmSegmenter:
    return HazmSegmenter(hazm)


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    return Boundaries()
