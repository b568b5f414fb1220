"""Older formats of a regulation, read in today's: what an older text could not say is what its readers did then."""

from typing import Any

NEWEST = 2  #: version of the format; a text that names none is of the first


def raised(told: dict[str, Any], version: int) -> dict[str, Any]:
    """The text's content in the newest format; raises ValueError for a version that is not known."""
    if not 1 <= version <= NEWEST:
        raise ValueError(f"制度的格式版本是 {version}，本版本只认识 1 至 {NEWEST}")
    return told if version == NEWEST else _second(told)


def _second(told: dict[str, Any]) -> dict[str, Any]:
    """Of the first: a meeting was carried by its majority of those attending; nothing was said of objections, and every
    completer had to agree."""
    meetings = {
        key: {"kind": "other", "rule": "majority_of_attending", **meeting} if isinstance(meeting, dict) else meeting
        for key, meeting in dict(told.get("meetings", {})).items()
    }
    return {"objections": {"body": "", "procedure": ""}, "all_completers_agree": True, **told, "meetings": meetings}
