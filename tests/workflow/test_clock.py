"""A stored moment is read from its one spelling, and written so again."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from workflow import clock

STORED = "2026-03-02T01:02:03.000456Z"


def test_a_moment_is_written_in_utc_and_read_back():
    moment = datetime(2026, 3, 2, 9, 2, 3, 456, tzinfo=timezone(timedelta(hours=8)))
    assert clock.text(moment) == STORED
    assert clock.read(STORED) == moment
    assert clock.read(STORED).tzinfo is UTC


@pytest.mark.parametrize(
    "spelled",
    [
        "",
        "2026-03-02",
        STORED[:-1],
        STORED[:-1] + "+00:00",
        STORED.replace("000456", "456"),
        STORED.replace("T", " "),
        STORED + "\n",
        "20260302T010203.000456Z",
    ],
)
def test_another_spelling_is_refused(spelled: str):
    with pytest.raises(ValueError, match=r".*"):
        clock.read(spelled)
