"""An unfinished quiz on disk: saved whole, found again, never in two hands."""

from pathlib import Path

import pytest

from roleadvisor.errors import InputError
from roleadvisor.packs import Catalog
from roleadvisor.quiz import saved as store
from roleadvisor.quiz.saved import QUIZZES, QuizDocument
from roleadvisor.quiz.session import Session, begun_with
from roleadvisor.safe.files import write_atomically


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "roleadvisor" / "quizzes"


def saved(experience: str = "newcomer") -> store.SavedQuiz[QuizDocument]:
    quiz = store.begin(QUIZZES)
    quiz.save(QuizDocument(pack=None, digest="d", session=Session(experience, position=1)))  # type: ignore[arg-type]
    return quiz


def test_what_is_saved_is_found_again_the_newest_first() -> None:
    first, second = saved("newcomer"), saved("practitioner")
    first.close()
    second.close()
    found = [document.session for _, document in store.unfinished(QUIZZES)]
    assert found == [Session("practitioner", position=1), Session("newcomer", position=1)]


def test_what_a_resume_mentions_is_kept_with_its_levels(catalog: Catalog) -> None:
    session = begun_with(catalog, {"python": 3, "r": 1})
    quiz = store.begin(QUIZZES)
    quiz.save(QuizDocument(pack=None, digest="d", session=session))
    assert quiz.load().session == session


def test_a_quiz_in_hand_is_nobody_elses() -> None:
    quiz = saved()
    with pytest.raises(OSError, match="open in another terminal"):
        list(store.unfinished(QUIZZES))
    assert store.forget_old(QUIZZES) == 0
    quiz.close()
    assert store.forget_old(QUIZZES) == 1


def test_a_finished_quiz_leaves_nothing_behind(folder: Path) -> None:
    saved().discard()
    assert list(folder.iterdir()) == []


def test_a_quiz_left_before_its_first_answer_leaves_nothing_behind(folder: Path) -> None:
    store.begin(QUIZZES).close()
    (folder / "orphan.lock").touch()
    store.forget_old(QUIZZES)
    assert list(folder.iterdir()) == []


def test_only_the_newest_unfinished_quizzes_are_kept(folder: Path) -> None:
    for _ in range(store.KEPT + 3):
        saved().close()
    assert store.forget_old(QUIZZES) == store.KEPT
    assert len(list(folder.glob("*.json"))) == store.KEPT
    assert len(list(folder.glob("*.lock"))) == store.KEPT


@pytest.mark.parametrize("text", ["", "[]", "{", '{"roleadvisor_quiz": 1}', "\x00", "9" * 9999])
def test_what_is_no_saved_quiz_is_refused(text: str) -> None:
    quiz = saved()
    quiz.path.write_text(text)
    with pytest.raises(InputError, match=r"saved quiz|control"):
        quiz.load()


def test_a_broken_quiz_does_not_hide_the_others() -> None:
    good, broken = saved(), saved()
    broken.path.write_text("{")
    for quiz in (good, broken):
        quiz.close()
    assert [saved.path for saved, _ in store.unfinished(QUIZZES)] == [good.path]
    good.path.unlink()
    with pytest.raises(InputError):
        list(store.unfinished(QUIZZES))


def test_writing_keeps_the_old_text_when_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, "old")
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "new \udc80")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
