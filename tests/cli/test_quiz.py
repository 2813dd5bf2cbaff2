"""The quiz in a terminal, from the first question to the result, left and resumed."""

import json
import os
import re
import shlex
import signal
import stat
import sys
import termios
import time
from pathlib import Path

import pytest
from conftest import MakePack
from jsonschema import Draft202012Validator
from terminal import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, LEFT, RIGHT, Terminal

from roleadvisor.render.schemas import json_schema

QUIZZES = "roleadvisor/quizzes"
# The prompt of a shell that has read no settings.
SHELL = r"bash-[\d.]+[#$]$"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def reach_the_review(terminal: Terminal, *, limit: int = 80) -> int:
    """Answer whatever comes until the review, and return how many questions that were."""
    for count in range(limit):
        if "See the result" in terminal.text:
            return count
        terminal.answer(*((" ", DOWN, " ", ENTER) if "tick" in terminal.text else "4"))
    raise AssertionError(f"no review after {limit} questions:\n{terminal.text}")


def saved(state: Path) -> list[Path]:
    return list((state / QUIZZES).glob("*.json"))


def test_a_quiz_from_its_first_question_to_its_result(state: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "me.yaml"
    with Terminal(state, "quiz", "--save", str(sheet)) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        assert "1 answered, about" in terminal.text
        reach_the_review(terminal)
        assert "answers would" in terminal.text
        terminal.press(ENTER)
        assert terminal.finish() == 0
        assert terminal.is_sane
        shown = terminal.raw.decode()
    for label in ("Languages", "Tools", "For it", "Next", "explain", "plan"):
        assert label in shown
    assert "experience: practitioner" in sheet.read_text()
    assert saved(state) == []


def test_json_goes_to_stdout_alone_and_follows_its_schema(state: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    with Terminal(state, "quiz", "--json", stdout=result) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        reach_the_review(terminal)
        terminal.press(ENTER)
        assert terminal.finish() == 0
    document = json.loads(result.read_text())
    Draft202012Validator(json_schema("quiz")).validate(document)
    assert document["schema"] == "roleadvisor/quiz@1"
    assert document["quiz"]["stop"] in {"clear", "settled", "budget"}


def test_markdown_goes_to_stdout_alone(state: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.md"
    with Terminal(state, "quiz", "--format", "markdown", "--long", stdout=result) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        reach_the_review(terminal)
        terminal.press(ENTER)
        assert terminal.finish() == 0
    assert result.read_text("utf-8").startswith("# ")
    assert "\n| Role | Fit |\n| --- | ---: |\n" in result.read_text("utf-8")


def test_back_shows_the_old_answer_and_a_change_has_the_rest_chosen_anew(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        for key in ("1", "5", "2"):
            terminal.answer(key)
        third = terminal.text
        terminal.answer(ESCAPE)
        assert "2  rather not (chosen)" in terminal.text
        terminal.answer(LEFT)
        assert "5  love it (chosen)" in terminal.text
        terminal.answer(ENTER)
        assert "2  rather not (chosen)" in terminal.text
        terminal.answer(RIGHT)
        assert terminal.text == third
        terminal.answer(LEFT)
        terminal.answer(LEFT)
        terminal.answer("1")
        assert "3 answered" in terminal.text
        terminal.answer(LEFT)
        assert "2  rather not (chosen)" in terminal.text
        terminal.answer(LEFT)
        assert "1  not for me (chosen)" in terminal.text


def test_skipping_everything_ends_without_a_result_but_with_advice(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer(RIGHT)
        terminal.answer_until("See the result", "s")
        assert "Too little is answered to rank the roles" in terminal.text
        terminal.press(RIGHT, "s", ENTER)
        assert terminal.finish() == 4
        assert "Not enough answers" in terminal.raw.decode()
        assert "Your answers are kept" in terminal.text
    with Terminal(state, "quiz", "--resume") as terminal:
        terminal.wait_for("See the result")


def test_the_review_changes_one_answer_and_keeps_the_others(state: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "me.yaml"
    with Terminal(state, "quiz", "--save", str(sheet)) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        reach_the_review(terminal)
        before = terminal.text
        terminal.press(DOWN, DOWN)
        terminal.wait_for("» Works with data: yes")
        terminal.answer(ENTER)
        assert "Changing one answer" in terminal.text
        terminal.answer("2")
        assert "Works with data: not yet" in terminal.text
        assert terminal.text.splitlines()[-12:-1] == before.splitlines()[-12:-1]
        assert "» Works with data: not yet" in terminal.text
        terminal.press("\x1b[H", ENTER)
        assert terminal.finish() == 0
    assert "experience: newcomer" in sheet.read_text()


def test_the_review_changes_a_list_too(state: Path) -> None:
    with Terminal(state, "quiz", rows=60) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        terminal.answer_until("languages do you use", "4")
        terminal.answer(DOWN, " ", ENTER)
        terminal.answer("r")
        assert "Which of these have you used?" in terminal.text
        terminal.answer("r")
        assert "Languages: SQL" in terminal.text
        assert "More tools: skipped" in terminal.text
        terminal.answer_until("» Languages: SQL", DOWN)
        terminal.answer(ENTER)
        terminal.answer(" ", ENTER)
        assert "» Languages: Python; SQL" in terminal.text
        terminal.press("r")
        assert terminal.finish() == 0


def test_the_plain_review_changes_a_list_too(state: Path) -> None:
    with Terminal(state, "quiz", "--plain", rows=200) as terminal:
        terminal.wait_for(r"already.*>$")
        terminal.press("1\r")
        for answered in range(1, 7):
            terminal.wait_for(rf"{answered} answered.*>$")
            terminal.press("4\r")
        terminal.wait_for(r"languages do you use.*>$")
        terminal.press("2\r")
        terminal.wait_for(r"8 answered.*>$")
        terminal.press("r\r")
        terminal.wait_for(r"Which of these have you used.*>$")
        terminal.press("1\r")
        number = terminal.wait_for(r"(\d+)\. Languages: SQL\n.*>$")[1]
        terminal.press(f"{number}\r")
        terminal.wait_for(r"Changing one answer.*>$")
        terminal.press("1 2\r")
        terminal.wait_for(r"Languages: Python; SQL\n.*>$")
        terminal.press("r\r")
        assert terminal.finish() == 0
        assert "with these answers do this job" in terminal.raw.decode()


def test_right_on_the_first_question_keeps_its_answer(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("2")
        terminal.answer("4")
        terminal.answer(LEFT)
        terminal.answer(LEFT)
        assert "Not yet (chosen)" in terminal.text
        terminal.answer(RIGHT)
        assert "4  like it (chosen)" in terminal.text
        terminal.answer(LEFT)
        assert "Not yet (chosen)" in terminal.text


def test_a_quiz_that_could_not_be_saved_claims_nothing(state: Path) -> None:
    state.write_text("in the way")
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("This quiz cannot be saved: not a directory.*q quit")
        terminal.answer("1")
        assert "Not saved" in terminal.text
        terminal.press("q")
        assert terminal.finish() == 130
        assert "--resume" not in terminal.text


def test_answering_more_goes_on_from_the_review(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        answered = reach_the_review(terminal)
        terminal.press(DOWN)
        terminal.wait_for("» Answer all the rest: [0-9]+ more questions, [0-9]+ minutes?")
        terminal.answer(ENTER)
        assert f"{answered + 1} answered, about" in terminal.text
        assert "r result" in terminal.text
        for _ in range(3):
            terminal.answer(*((" ", ENTER) if "tick" in terminal.text else "4"))
        left = terminal.text
        terminal.press("q")
        assert terminal.finish() == 130
    with Terminal(state, "quiz", "--resume") as terminal:
        terminal.wait_for("q quit")
        assert terminal.text == left
        terminal.answer("r")
        assert f"{answered + 4} answered. More answers would change" in terminal.text
        terminal.press(ENTER)
        assert terminal.finish() == 0, terminal.text


def test_resuming_with_a_pack_takes_a_quiz_of_that_pack(state: Path, make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core, oven: core", seller="selling: core, oven: rare")
    for flags in (["--pack", str(pack)], []):
        with Terminal(state, "quiz", *flags) as terminal:
            terminal.wait_for("Do you work with .* already.*q quit")
            terminal.answer("1")
            terminal.answer("5")
            terminal.press("q")
            terminal.finish()
    with Terminal(state, "quiz", "--resume", "--pack", str(pack)) as terminal:
        terminal.wait_for("2 answered.*(bread|oven)")
    (path,) = (p for p in saved(state) if json.loads(p.read_text())["pack"] == str(pack))
    path.unlink()
    with Terminal(state, "quiz", "--resume", "--pack", str(pack)) as terminal:
        assert terminal.finish() == 2
        assert "no unfinished quiz with this pack" in terminal.text


def test_a_pack_of_one_role_is_no_quiz(state: Path, make_pack: MakePack) -> None:
    with Terminal(state, "quiz", "--pack", str(make_pack(baker="baking: core"))) as terminal:
        assert terminal.finish() == 2
        assert "at least two whole roles" in terminal.text


@pytest.mark.parametrize(
    ("leave", "code"), [(CTRL_C, 130), (CTRL_D, 130), ("q", 130), ("SIGTERM", 143)]
)
def test_leaving_says_how_to_go_on_and_resuming_shows_the_same_screen(
    state: Path, leave: str, code: int
) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        for key in ("1", "5", "4"):
            terminal.answer(key)
        left = terminal.text
        if leave == "SIGTERM":
            terminal.child.kill(signal.SIGTERM)
        else:
            terminal.press(leave)
        assert terminal.finish() == code
        assert "Stopped. 3 answers are saved. To go on: roleadvisor quiz --resume" in " ".join(
            terminal.text.split()
        )
        assert terminal.is_sane
    (path,) = saved(state)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Terminal(state, "quiz", "--resume") as terminal:
        terminal.wait_for("q quit")
        assert terminal.text == left


def test_kill_9_loses_at_most_the_screen_on_show(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        for key in ("2", "5", "5", "1"):
            terminal.answer(key)
        left = terminal.text
        terminal.child.kill(signal.SIGKILL)
        assert terminal.finish() == -signal.SIGKILL
    with Terminal(state, "quiz", "--resume") as terminal:
        terminal.wait_for("q quit")
        assert terminal.text == left


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_at_any_moment_ends_the_quiz_and_keeps_its_promise(
    state: Path, number: signal.Signals
) -> None:
    promised = 0
    for tenths in range(1, 9):
        with Terminal(state, "quiz", "--full") as terminal:
            terminal.wait_for("Do you work with .* already.*q quit")
            terminal.press("1" * 25)
            time.sleep(tenths / 20)
            terminal.child.kill(number)
            assert terminal.finish() == 128 + number
            assert terminal.is_sane
            assert "Traceback" not in terminal.text
            said = re.search(r"(\d+) answers? (is|are) saved", " ".join(terminal.text.split()))
        if said:
            promised += 1
            newest = max(saved(state), key=lambda path: path.stat().st_mtime_ns)
            session = json.loads(newest.read_text())["session"]
            assert int(said[1]) == len(session["replies"]) + 1
        for path in saved(state):
            path.unlink()
    assert promised


def test_a_closed_terminal_loses_nothing(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
    with Terminal(state, "quiz", "--resume") as terminal:
        terminal.wait_for("1 answered")


def test_two_quizzes_at_once_keep_apart(state: Path) -> None:
    with Terminal(state, "quiz") as first, Terminal(state, "quiz") as second:
        for terminal, keys in ((first, ("1", "5")), (second, ("2", "1", "1"))):
            terminal.wait_for("Do you work with .* already.*q quit")
            for key in keys:
                terminal.answer(key)
        with Terminal(state, "quiz", "--resume") as third:
            assert third.finish() == 2
            assert "open in another terminal" in third.text
        first.press("q")
        assert first.finish() == 130
        assert "3 answered" in second.text
        with Terminal(state, "quiz", "--resume") as resumed:
            resumed.wait_for("2 answered")


def test_a_disk_that_fills_up_is_said_and_does_not_stop_the_quiz(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        folder = state / QUIZZES
        (kept,) = saved(state)
        before = kept.read_text()
        folder.rename(state / "gone")
        folder.write_text("in the way")
        terminal.answer("5")
        assert "Not saved: not a directory." in terminal.text
        folder.unlink()
        (state / "gone").rename(folder)
        assert kept.read_text() == before
        terminal.answer("5")
        assert "Not saved" not in terminal.text
        terminal.press("q")
        terminal.finish()
        assert "3 answers are saved" in terminal.text


def test_what_no_longer_fits_the_pack_is_named_and_left_out(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        for key in ("1", "5", "4"):
            terminal.answer(key)
        terminal.press("q")
        terminal.finish()
    (path,) = saved(state)
    document = json.loads(path.read_text())
    reply = document["session"]["replies"][0]
    reply["items"], reply["levels"] = ["abacus"], {"abacus": 4}
    document["digest"] = "of another pack"
    path.write_text(json.dumps(document))
    with Terminal(state, "quiz", "--resume") as terminal:
        terminal.wait_for("2 answered.*No longer asked as you answered it, so left out: abacus")


def test_a_broken_saved_quiz_is_refused_with_its_place(state: Path) -> None:
    folder = state / QUIZZES
    folder.mkdir(parents=True)
    (folder / "0.json").write_text('{"roleadvisor_quiz": 2}')
    with Terminal(state, "quiz", "--resume", columns=200) as terminal:
        assert terminal.finish() == 3
        assert "0.json:1:1: not a saved quiz" in terminal.text


def test_what_is_no_regular_file_is_not_saved_to(state: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with Terminal(state, "quiz", "--save", str(tmp_path / "fifo"), columns=200) as terminal:
        assert terminal.finish() == 2
        assert "cannot write" in terminal.text
    with Terminal(state, "quiz", "--save", str(tmp_path / ("x" * 300)), columns=400) as terminal:
        assert terminal.finish() == 2
        assert "file name too long" in terminal.text


def test_plain_results_have_no_frames_and_no_bars(state: Path) -> None:
    with Terminal(state, "quiz", "--plain", rows=60) as terminal:
        terminal.wait_for(">$")
        terminal.press("1\r")
        for _ in range(9):
            terminal.wait_for(r"(left|answer).*>$")
            terminal.press("4\r" if "from 1 to 5" in terminal.text else "1\r")
            time.sleep(0.2)
        terminal.press("r\r")
        terminal.wait_for("Which of these have you used.*>$")
        terminal.press("s\r")
        terminal.wait_for("1. See the result.*>$")
        terminal.press("1\r")
        assert terminal.finish() == 0
        result = terminal.raw.decode().split("See the result")[1]
    assert "with these answers do this job" in result
    assert not set(result) & set("╭│╰─█\x1b")


def test_an_unfinished_quiz_is_mentioned_on_the_first_screen_alone(state: Path) -> None:
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        assert "unfinished" not in terminal.text
        terminal.answer("1")
    with Terminal(state, "quiz") as terminal:
        terminal.wait_for("You have an unfinished quiz. To go on with it, press q and run:.*q quit")
        terminal.press("r")
        terminal.wait_for("The result needs 7 more answers.*q quit")
        terminal.answer("1")
        assert "unfinished" not in terminal.text


def test_a_kept_result_counts_the_questions_as_the_review_does(state: Path, tmp_path: Path) -> None:
    out, home = tmp_path / "out", str(tmp_path)
    flags = ("--keep", "--json")
    with Terminal(state, "quiz", *flags, stdout=out, XDG_DATA_HOME=home) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        reach_the_review(terminal)
        answered = int(terminal.wait_for(r"(\d+) answered\.")[1])
        terminal.press(ENTER)
        terminal.finish()
    assert json.loads(out.read_text())["quiz"]["questions"] == answered
    with Terminal(state, "history", columns=200, XDG_DATA_HOME=home) as terminal:
        terminal.finish()
        assert f"; {answered} questions" in terminal.text


def test_without_anything_to_resume_it_says_so(state: Path) -> None:
    with Terminal(state, "quiz", "--resume") as terminal:
        assert terminal.finish() == 2
        assert "there is no unfinished quiz; 'roleadvisor quiz' starts one" in terminal.text


def test_a_file_that_cannot_be_written_is_refused_before_the_first_question(state: Path) -> None:
    with Terminal(state, "quiz", "--save", "/no/such/folder/me.yaml") as terminal:
        assert terminal.finish() == 2
        assert "cannot write /no/such/folder/me.yaml" in terminal.text


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (20, 24)])
def test_any_size_shows_each_question_whole_or_counted(
    state: Path, columns: int, rows: int
) -> None:
    with Terminal(state, "quiz", columns=columns, rows=rows) as terminal:
        terminal.wait_for(r"q\s+quit")
        terminal.answer("1")
        for _ in range(12):
            text = terminal.text
            assert "…" not in text
            assert len(text.splitlines()) <= rows
            shown = sum(line.lstrip("» ")[:1] in "12345" for line in text.splitlines() if line)
            assert shown >= 5 or "tick" in text or re.search("above|below", text)
            assert terminal.screen.history.top is not None
            terminal.answer(*((" ", ENTER) if "tick" in text else "5"))


def test_without_colour_or_unicode_everything_is_still_there(state: Path) -> None:
    with Terminal(state, "quiz", NO_COLOR="1", PYTHONUTF8="0", LC_ALL="C") as terminal:
        terminal.wait_for(r"> 1  Yes, it is part of my work.*q quit")
        terminal.answer("1")
        assert "< back   > skip   q quit" in terminal.text
        assert terminal.raw.isascii()
        assert not any(f"\x1b[{code}m".encode() in terminal.raw for code in range(30, 38))


@pytest.mark.parametrize(("flags", "term"), [([], "dumb"), (["--plain"], "xterm-256color")])
def test_plain_prompts_draw_nothing_and_take_typed_answers(
    state: Path, flags: list[str], term: str
) -> None:
    with Terminal(state, "quiz", *flags, rows=200, TERM=term) as terminal:
        terminal.wait_for(r"1\. Yes, it is part.*q quits\.\n>")
        terminal.press("9\r")
        terminal.wait_for("That is no answer here")
        terminal.press("1\r")
        terminal.wait_for("1 answered, about .* left.*b goes back.*>$")
        terminal.press("b\r")
        terminal.wait_for(
            "1. Yes, it is part of my work or my studies \\(chosen\\).*Enter to keep.*>$"
        )
        terminal.press("\r", "s\r", CTRL_C)
        assert terminal.finish() == 130
        assert b"\x1b" not in terminal.raw
        assert "1 answer is saved" in terminal.text


def test_end_of_input_is_a_way_to_leave(state: Path) -> None:
    with Terminal(state, "quiz", "--plain") as terminal:
        terminal.wait_for(">$")
        terminal.press("1\r")
        terminal.wait_for("1 answered.*>$")
        terminal.press(CTRL_D)
        assert terminal.finish() == 130
        assert "1 answer is saved. To go on: roleadvisor quiz --resume" in terminal.text


def test_an_interrupt_prints_a_json_document_too(state: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    with Terminal(state, "quiz", "--json", stdout=result) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.press(CTRL_C)
        assert terminal.finish() == 130
    document = json.loads(result.read_text())
    assert (document["schema"], document["code"]) == ("roleadvisor/error@1", "stopped")


def test_the_leading_role_shows_only_on_request(state: Path) -> None:
    for flags in ([], ["--peek"]):
        with Terminal(state, "quiz", *flags) as terminal:
            terminal.wait_for("Do you work with .* already.*q quit")
            for key in ("1", "5", "4", "1", "2", "5", "5"):
                terminal.answer(key)
            assert ("so far" in terminal.text) == bool(flags)
            terminal.press("q")
            terminal.finish()


def test_a_resumed_quiz_still_knows_what_it_was_asked_for(state: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "me.yaml"
    flags = ("--company", "small", "--keep", "--save", str(sheet), "--current-job", "accountant")
    with Terminal(state, "quiz", *flags, XDG_DATA_HOME=str(tmp_path)) as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        terminal.press("q")
        terminal.finish()
    with Terminal(state, "quiz", "--resume", XDG_DATA_HOME=str(tmp_path)) as terminal:
        terminal.wait_for("q quit")
        reach_the_review(terminal)
        terminal.press(ENTER)
        assert terminal.finish() == 0
        told = terminal.raw.decode()
    assert "In a small company" in told
    assert "Your job today is closest to " in told
    assert "The result is kept" in told
    assert "roleadvisor: 1" in sheet.read_text()
    assert len(list((tmp_path / "roleadvisor" / "results").iterdir())) == 1


def test_what_is_asked_for_on_resuming_comes_before_what_was(state: Path) -> None:
    with Terminal(state, "quiz", "--company", "small") as terminal:
        terminal.wait_for("Do you work with .* already.*q quit")
        terminal.answer("1")
        terminal.press("q")
        terminal.finish()
    with Terminal(state, "quiz", "--resume", "--company", "large") as terminal:
        terminal.wait_for("q quit")
        terminal.answer("4")
        terminal.press("q")
        terminal.finish()
    (path,) = saved(state)
    assert json.loads(path.read_text())["wanted"]["company"] == "large"


def in_a_shell(state: Path) -> Terminal:
    """Return a terminal with a shell that controls jobs, in which a quiz has begun."""
    program = shlex.join([sys.executable, "-m", "roleadvisor", "quiz"])
    terminal = Terminal(state, command="bash --norc --noprofile -i")
    terminal.wait_for(SHELL)
    terminal.press(f"{program}\r")
    terminal.wait_for("Do you work with .* already.*q quit")
    terminal.answer("1")
    return terminal


def test_ctrl_z_suspends_the_quiz_and_fg_goes_on(state: Path) -> None:
    with in_a_shell(state) as terminal:
        raw = termios.tcgetattr(terminal.child.child_fd)
        question = re.search(r"1 answered, about .*", terminal.text)
        terminal.press("\x1a")
        terminal.wait_for(f"Stopped.*{SHELL}")
        terminal.press("fg\r")
        terminal.wait_for("1 answered, about .*q quit")
        assert question
        assert question[0] in terminal.text
        assert termios.tcgetattr(terminal.child.child_fd)[3] == raw[3]
        terminal.answer("5")
        assert "2 answered, about" in terminal.text
        terminal.press("q")
        terminal.wait_for(f"Stopped. 2 answers are saved.*{SHELL}")


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_quiz_that_was_stopped_from_outside_goes_on_in_raw_mode(
    state: Path, number: signal.Signals
) -> None:
    with in_a_shell(state) as terminal:
        raw = termios.tcgetattr(terminal.child.child_fd)
        group = os.tcgetpgrp(terminal.child.child_fd)
        os.killpg(group, number)
        terminal.wait_for(r"Stopped.*bash-[\d.]+[#$]")
        terminal.press("fg\r")
        terminal.wait_for("roleadvisor quiz\n.*1 answered, about .*q quit")
        assert termios.tcgetattr(terminal.child.child_fd)[3] == raw[3]
        terminal.answer("5")
        assert "2 answered, about" in terminal.text
