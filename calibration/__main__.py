"""The command line of calibration: survey files in; sheets, fitted numbers or comparisons out."""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calibration.ads import ads_names, load_ads_mapping, read_ads
from calibration.surveys import SurveyError, load_mapping, read_sheets, survey_names

UNUSABLE_INPUT = 3


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except (SurveyError, OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        sys.stderr.write(f"cannot read the survey: {error}\n")
        return UNUSABLE_INPUT
    return 0


def _run(options: argparse.Namespace) -> None:
    match options.command:
        case "sheets":
            _sheets(options.survey, options.file, options.limit_per_role)
        case "fit":
            _fit(options.data, options.roles)
        case "compare":
            _compare(options.data, options.roles)
        case "ablate":
            _ablate(options.data, options.roles, options.items)
        case "evidence":
            _evidence(options.data, options.roles, options.document)
        case "rungs":
            _rungs(options.data)
        case "occupations" if options.evidence:
            _origin_evidence(options.data, options.roles, options.document)
        case "occupations":
            _occupations(options.data)
        case "pay":
            _pay(options.data, options.roles)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calibration", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sheets = commands.add_parser("sheets", help="write labelled answer sheets as NDJSON")
    sheets.add_argument("--survey", required=True, choices=[*survey_names(), *ads_names()])
    sheets.add_argument("--limit-per-role", type=int, metavar="N", help="the first N of each role")
    sheets.add_argument("file", type=Path, metavar="FILE", help="the survey, .csv or .csv.gz")
    texts = {
        "fit": "write everything the surveys tell into the role pack",
        "compare": "hold the scorecard against other methods on people held out",
        "ablate": "measure what items add to the scorecard on people held out",
        "evidence": "measure everything and write it into docs/evidence.md",
        "occupations": "write the package's file of occupations from O*NET's tables",
        "pay": "write what roles are paid into the role pack, from a file of salaries",
        "rungs": "print what the rungs of roles ask of each skill, for roles/ladders.yaml",
    }
    for name, text in texts.items():
        command = commands.add_parser(name, help=text)
        command.add_argument(
            "--data", type=Path, required=True, metavar="DIR", help="the surveys' folder"
        )
        command.add_argument("--roles", type=Path, default=Path("roles"), metavar="DIR")
        if name == "ablate":
            command.add_argument("items", nargs="+", metavar="ITEM", help="an item to do without")
        if name == "occupations":
            command.add_argument(
                "--evidence", action="store_true", help="measure them instead, for docs/evidence.md"
            )
        if name in {"evidence", "occupations"}:
            command.add_argument("--document", type=Path, default=Path("docs/evidence.md"))
    return parser


def _fit(data: Path, roles: Path) -> None:
    from calibration.fit import fit_catalog
    from calibration.packfile import load_unfitted, write_fit
    from calibration.responses import read_surveys

    bare = load_unfitted(roles)
    write_fit(roles, fit_catalog(bare, read_surveys(data, bare.roles)))


def _compare(data: Path, roles: Path) -> None:
    from calibration.blocks import comparison_block
    from calibration.compare import cross_validate
    from calibration.evidence import across_years
    from calibration.fit import fit_catalog
    from calibration.packfile import load_unfitted
    from calibration.responses import read_surveys

    bare, worth = load_unfitted(roles), _worth_of_no(roles)
    responses = read_surveys(data, bare.roles)
    repetitions = cross_validate(bare, responses, worth, _say)
    fit = fit_catalog(bare, responses, worth_of_no=worth)
    years = across_years(bare, responses, worth)
    print(comparison_block(fit, responses, repetitions, years))


def _ablate(data: Path, roles: Path, items: list[str]) -> None:
    from calibration.blocks import ablation_table
    from calibration.compare import ablate
    from calibration.packfile import load_unfitted
    from calibration.responses import read_surveys

    bare = load_unfitted(roles)
    responses = read_surveys(data, bare.roles)
    if unknown := sorted(set(items) - set(responses.items)):
        raise SurveyError(f"no survey asks {', '.join(unknown)}")
    print(ablation_table(ablate(bare, responses, _worth_of_no(roles), items, _say)))


def _evidence(data: Path, roles: Path, document: Path) -> None:
    from calibration.evidence import write_evidence
    from calibration.packfile import load_unfitted
    from calibration.responses import read_surveys

    bare = load_unfitted(roles)
    responses = read_surveys(data, bare.roles)
    write_evidence(document, bare, responses, _worth_of_no(roles), _say)


def _worth_of_no(roles: Path) -> float:
    """Return the committed worth of a no, which is not fitted again for every fold."""
    from roleadvisor.packs import load_catalog

    return load_catalog(roles).questionnaire.worth_of_no


def _rungs(data: Path) -> None:
    from calibration.rungs import framework, rung_lines

    for role, rungs in framework(data).items():
        print(f"{role}:", *rung_lines(rungs), sep="\n")


def _occupations(data: Path) -> None:
    from calibration.occupations import pack_occupations
    from roleadvisor.occupations.model import DATA

    DATA.write_bytes(pack_occupations(data))


def _pay(data: Path, roles: Path) -> None:
    from calibration.pay import load_pay_mapping, pay_text
    from roleadvisor.packs.files import FITTED, PAY

    text = pay_text(data, load_pay_mapping())
    (roles / FITTED / f"{PAY}.yaml").write_text(text, "utf-8")


def _origin_evidence(data: Path, roles: Path, document: Path) -> None:
    from calibration.evidence import write_origin_evidence
    from roleadvisor.packs import load_catalog

    write_origin_evidence(document, load_catalog(roles), data)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _read(survey: str, path: Path) -> Iterator[dict[str, Any]]:
    if survey in ads_names():
        return read_ads(survey, path, load_ads_mapping(survey))
    return read_sheets(survey, path, load_mapping(survey))


def _sheets(survey: str, path: Path, limit: int | None) -> None:
    written: Counter[str] = Counter()
    for sheet in _read(survey, path):
        written[sheet["label"]] += 1
        if limit is None or written[sheet["label"]] <= limit:
            sys.stdout.write(json.dumps(sheet, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main())
