"""What may be installed beside the package."""

from functools import cache
from importlib import import_module


@cache
def has_numpy() -> bool:
    """Return whether numpy can be loaded; one that is broken, or only an empty folder, is none."""
    try:
        import_module("numpy.typing")
    except ImportError:
        return False
    return True
