"""The command line of calibration: survey files in; sheets, fitted numbers or comparisons out."""

import argparse
import csv
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
        match options.command:
            case "sheets":
                _sheets(options.survey, options.file, options.limit_per_role)
            case "fit":
                _fit(options.data, options.roles)
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
    fit = commands.add_parser("fit", help="write everything the surveys tell into the role pack")
    fit.add_argument("--data", type=Path, required=True, metavar="DIR", help="the surveys' folder")
    fit.add_argument("--roles", type=Path, default=Path("roles"), metavar="DIR")
    return parser


def _fit(data: Path, roles: Path) -> None:
    from calibration.fit import fit_catalog
    from calibration.packfile import load_unsurveyed, write_fit
    from calibration.responses import read_surveys

    write_fit(roles, fit_catalog(load_unsurveyed(roles), read_surveys(data)))


def _sheets(survey: str, path: Path, limit: int | None) -> None:
    written: Counter[str] = Counter()
    for sheet in read_sheets(survey, path, load_mapping(survey)):
        written[sheet["label"]] += 1
        if limit is None or written[sheet["label"]] <= limit:
            sys.stdout.write(json.dumps(sheet, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main())
