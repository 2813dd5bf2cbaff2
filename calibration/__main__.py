"""The command line of calibration: `sheets` reads a survey, `shares` writes shares into the roles."""

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from calibration.shares import count_answers, write_shares
from calibration.surveys import SurveyError, load_mapping, read_sheets, survey_names

UNUSABLE_INPUT = 3


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "sheets":
            _write_sheets(options.survey, options.file, options.limit_per_role)
        else:
            _write_shares(options.data, options.roles)
    except (SurveyError, OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        sys.stderr.write(f"cannot read the survey: {error}\n")
        return UNUSABLE_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calibration", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sheets = commands.add_parser("sheets", help="write labelled answer sheets as NDJSON")
    sheets.add_argument("--survey", required=True, choices=survey_names())
    sheets.add_argument("--limit-per-role", type=int, metavar="N", help="the first N of each role")
    sheets.add_argument("file", type=Path, metavar="FILE", help="the survey, .csv or .csv.gz")
    shares = commands.add_parser("shares", help="write the surveyed shares into the role files")
    shares.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="the surveys' folder"
    )
    shares.add_argument("--roles", type=Path, default=Path("roles"), metavar="DIR")
    return parser


def _write_shares(data: Path, roles: Path) -> None:
    sheets: list[dict[str, Any]] = []
    surveys: dict[str, set[str]] = defaultdict(set)
    for survey in survey_names():
        mapping = load_mapping(survey)
        for sheet in read_sheets(survey, data / mapping["file"], mapping):
            sheets.append(sheet)
            surveys[sheet["label"]].add(survey)
    write_shares(roles, count_answers(sheets), surveys)


def _write_sheets(survey: str, path: Path, limit: int | None) -> None:
    written: Counter[str] = Counter()
    for sheet in read_sheets(survey, path, load_mapping(survey)):
        written[sheet["label"]] += 1
        if limit is None or written[sheet["label"]] <= limit:
            sys.stdout.write(json.dumps(sheet, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main())
