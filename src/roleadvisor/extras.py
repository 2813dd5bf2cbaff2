"""Optional libraries that may be installed with the package."""

from functools import cache
from importlib import import_module


@cache
def has_numpy() -> bool:
    """Return whether numpy can be loaded, and is not broken or only an empty folder."""
    try:
        import_module("numpy.typing")
    except ImportError:
        return False
    return True
