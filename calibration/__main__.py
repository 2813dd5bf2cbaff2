"""The command line of calibration: `python -m calibration sheets --survey NAME FILE`."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from calibration.surveys import SurveyError, load_mapping, read_sheets, survey_names

UNUSABLE_INPUT = 3


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        _write_sheets(options.survey, options.file, options.limit_per_role)
    except (SurveyError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{options.file}: {error}\n")
        return UNUSABLE_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calibration", description=__doc__)
    commands = parser.add_subparsers(required=True)
    sheets = commands.add_parser("sheets", help="write labelled answer sheets as NDJSON")
    sheets.add_argument("--survey", required=True, choices=survey_names())
    sheets.add_argument("--limit-per-role", type=int, metavar="N", help="the first N of each role")
    sheets.add_argument("file", type=Path, metavar="FILE", help="the survey, .csv or .csv.gz")
    return parser


def _write_sheets(survey: str, path: Path, limit: int | None) -> None:
    written: Counter[str] = Counter()
    for sheet in read_sheets(survey, path, load_mapping(survey)):
        written[sheet["label"]] += 1
        if limit is None or written[sheet["label"]] <= limit:
            sys.stdout.write(json.dumps(sheet, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main())
