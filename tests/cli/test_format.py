"""`--format` prints the same result as text, Markdown or JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from bakery import bakery
from markdown_it import MarkdownIt
from packing import change
from test_commands import DBA, ROOT, document, run

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
COMMANDS = [
    ["match", DBA],
    ["explain", DBA],
    ["plan", "ml-engineer", DBA],
    ["show", "data-engineer"],
    ["compare", "data-engineer", "ml-engineer"],
    ["team", "examples/team.ndjson", "--long"],
]


class Read:
    """A document in Markdown as a reader sees it: headings, points and rows of tables."""

    def __init__(self, text: str) -> None:
        self.headings: list[tuple[str, str]] = []
        self.points: list[str] = []
        self.rows: list[list[str]] = []
        self.kinds: set[str] = set()
        within: list[str] = []
        for token in PARSER.parse(text):
            self.kinds.add(token.type)
            if token.nesting == 1:
                within.append(token.tag)
                self.rows += [[]] if token.tag == "tr" else []
            elif token.nesting == -1:
                within.pop()
            elif token.type == "inline":
                children = token.children or []
                self.kinds |= {child.type for child in children}
                self._take(within, "".join(child.content for child in children))

    def _take(self, within: list[str], told: str) -> None:
        if within[-1] in {"h1", "h2"}:
            self.headings.append((within[-1], told))
        elif within[-1] in {"td", "th"}:
            self.rows[-1].append(told)
        elif "li" in within:
            self.points.append(told)


def read(*arguments: str) -> Read:
    result = run(*arguments, "--format", "markdown")
    assert (result.returncode, result.stderr) == (0, "")
    return Read(result.stdout)


def percent(share: float) -> str:
    whole = round(share * 100)
    return "<1%" if share and not whole else f"{whole}%"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_json_is_the_long_form_of_the_short_option(command: list[str]) -> None:
    long = run(*command, "--format", "json")
    assert (long.returncode, long.stdout) == (0, run(*command, "--json").stdout)
    assert run(*command, "--json", "--format=json").stdout == long.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_text_is_what_is_printed_without_it(command: list[str]) -> None:
    assert run(*command, "--format", "text").stdout == run(*command).stdout


@pytest.mark.parametrize("command", [*COMMANDS, ["quiz"]], ids=lambda command: command[0])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_two_options_that_contradict_each_other_are_refused(command: list[str], form: str) -> None:
    refused = run(*command, "--json", "--format", form)
    assert refused.returncode == 2
    assert refused.stderr == f"--json and --format {form} contradict each other; give one of them\n"


def test_an_unknown_format_is_refused() -> None:
    assert run("match", DBA, "--format", "pdf").returncode == 2


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--format=json"]])
def test_a_failure_is_a_document_too(arguments: list[str]) -> None:
    refused = run("show", "nobody", *arguments)
    assert json.loads(refused.stdout)["code"] == "unknown-id"


def test_it_is_for_one_person_only() -> None:
    refused = run("match", "--batch", str(ROOT / "examples" / "people.ndjson"), "--format", "text")
    assert refused.returncode == 2


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("setting", [{"COLUMNS": "20"}, {"FORCE_COLOR": "1"}, {"LC_ALL": "C"}])
def test_markdown_is_the_same_everywhere(command: list[str], setting: dict[str, str]) -> None:
    plain = run(*command, "--format", "markdown").stdout
    assert run(*command, "--format", "markdown", **setting).stdout == plain
    odd = run(*command, "--format", "markdown", PYTHONIOENCODING="ascii")
    assert odd.stdout == plain
    assert not set("\x1b│╭█") & set(plain)


def test_a_match_in_markdown_has_the_figures_of_its_document() -> None:
    parsed, shown = document("match", DBA), read("match", DBA, "--long")
    fit = percent(parsed["best"]["fit"])
    assert shown.headings[0] == ("h1", f"{parsed['best']['name']}: fit {fit}")
    assert {tag for tag, _ in shown.headings[1:]} == {"h2"}
    fits = [[role["name"], percent(role["fit"])] for role in parsed["ranking"][:3]]
    assert [row for row in shown.rows if row in fits] == fits
    purposes = {tool["name"]: tool["for"] for tool in parsed["best"]["tools"]}
    tools = {row[1]: row[3] for row in shown.rows if len(row) == 4 and row[1] in purposes}
    assert tools
    assert tools == {name: purposes[name] for name in tools}


def test_an_explanation_in_markdown_has_the_points_of_its_document() -> None:
    parsed, shown = document("explain", DBA), read("explain", DBA)
    header, *rows, total = shown.rows
    assert header == ["Answer", parsed["first"]["name"], parsed["second"]["name"], "Odds"]
    starts = [row for row in rows if row[0].startswith("Start:")]
    assert [row[:3] for row in rows if row not in starts] == [
        [f"{r['text']}: {r['word']}", f"{r['first']:+,}", f"{r['second']:+,}"]
        for r in parsed["reasons"]
    ]
    assert total[1:3] == [f"= {parsed[place]['points']:,}" for place in ("first", "second")]


def test_a_plan_in_markdown_has_the_steps_of_its_document() -> None:
    parsed, shown = document("plan", "ml-engineer", DBA), read("plan", "ml-engineer", DBA)
    assert parsed["steps"]
    for step in parsed["steps"]:
        fit = f"{round(step['fit'] * 1000) / 10:.1f}%"
        assert f"{step['skill']['text']}: {fit}" in shown.points
        assert step["skill"]["build"] in shown.points


def test_a_role_in_markdown_has_the_tools_and_duties_of_its_document() -> None:
    parsed, shown = document("show", "data-engineer"), read("show", "data-engineer")
    role = parsed["role"]
    assert shown.headings[0] == ("h1", role["name"])
    assert set(role["responsibilities"]) <= set(shown.points)
    named = [row[0] for row in shown.rows]
    assert all(tool["name"] in named for tool in parsed["tools"] if percent(tool["share"]) != "0%")


def test_two_roles_in_markdown_have_the_shares_of_their_document() -> None:
    roles = ("data-engineer", "ml-engineer")
    parsed, shown = document("compare", *roles), read("compare", *roles)
    shares = {row[0]: [cell.lstrip("~°=") for cell in row[1:]] for row in shown.rows if row[0]}
    for pair in (*parsed["common"], *parsed["apart"]):
        both = [percent(pair[place]["share"]) for place in ("first", "second")]
        assert shares[pair["text"]] == both


def test_too_few_answers_are_markdown_too() -> None:
    sheet = "roleadvisor: 1\nanswers: {python: true}\n"
    result = run("match", "--format", "markdown", stdin=sheet)
    assert result.returncode == 4
    assert Read(result.stdout).headings == [("h1", "Not enough answers to tell the roles apart.")]


def test_no_text_of_a_pack_becomes_markup(tmp_path: Path) -> None:
    pack = bakery(tmp_path)
    tricky = "# <b>Bak*ing*</b> | `bread` [x](https://example.org) _now_"
    change(tmp_path / "screens" / "liking.yaml", "text: Baking bread", f"text: '{tricky}'")
    item: dict[str, Any] = {"baking": 4, "decorating": 4, "selling": 0, "milling": 1}
    sheet = json.dumps({"roleadvisor": 1, "answers": item})
    named = ("--pack", str(tmp_path), "--format", "markdown")
    result = run("explain", *named, stdin=sheet)
    assert pack.roles
    shown = Read(result.stdout)
    assert any(row[0] == f"{tricky}: love it" for row in shown.rows)
    assert not {"link_open", "html_inline", "html_block", "em_open", "code_inline"} & shown.kinds
