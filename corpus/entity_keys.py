"""Ids of entities: kind, colon, name; "~" before the name where no list has it.

"firm:honhai" and "place:CHN" are on a list, "org:~ministry of commerce" is on none. A mention of several
codes has their ids with commas between. No id on a list has a "~" there: the gazetteer refuses it.
"""

from __future__ import annotations

__all__ = ["bare_name", "is_listed", "unlisted_key"]

_MARK = "~"


def is_listed(key: str) -> bool:
    """True for an id that a list gives; False for one that is made of the name as printed."""
    return f":{_MARK}" not in key


def unlisted_key(kind: str, name: str) -> str:
    """The id of a name on no list; `name` in the form in which two mentions of it agree."""
    return f"{kind}:{_MARK}{name}"


def bare_name(key: str) -> str:
    """What stands behind the kind, "honhai" or "ministry of commerce"; "" for an id without a kind."""
    return key.partition(":")[2].removeprefix(_MARK)
