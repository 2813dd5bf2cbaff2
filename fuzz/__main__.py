"""Fuzz the readers with atheris: `python -m fuzz READER [libFuzzer options and corpus folders]`."""

import sys

import atheris

with atheris.instrument_imports(include=["roleadvisor", "yaml", "fuzz"]):
    from fuzz.readers import READERS, is_refused


def main() -> None:
    """Run the reader that the first argument names, or each in turn by the input's first byte."""
    listed = list(READERS.values())
    if len(sys.argv) > 1 and sys.argv[1] in READERS:
        reader = READERS[sys.argv.pop(1)]
        atheris.Setup(sys.argv, lambda data: is_refused(reader, data) and None)
    else:
        atheris.Setup(
            sys.argv,
            lambda data: is_refused(listed[(data or b"\0")[0] % len(listed)], data[1:]) and None,
        )
    atheris.Fuzz()


main()
