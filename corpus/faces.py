"""The face of a room: its names, each taken from its module when it is first asked for.

Importing one module of a package runs the package's `__init__`. A face that imported all its modules would
load the language model's library for whoever wants a list of words; so a face names them only (PEP 562).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

__all__ = ["face"]


def face(room: str, **modules: str) -> Callable[[str], object]:
    """The `__getattr__` of the package `room`: for each of its modules the names that it offers, with spaces.

    A name that is also that of a module of the room cannot be offered: the module would take its place.
    """
    homes = {name: f"{room}.{module}" for module, names in modules.items() for name in names.split()}

    def found(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[room], name, value)
        return value

    return found
