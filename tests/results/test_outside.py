"""A text that is mostly about other work gets no role, but the nearest way in."""

import pytest
from bakery import bakery

from roleadvisor.imports.imported import Imported
from roleadvisor.imports.mentions import Mention, MentionKind
from roleadvisor.imports.recognise import recognise
from roleadvisor.packs import Catalog
from roleadvisor.results.advice import Advice, advise
from roleadvisor.sheets.sheet import AnswerSheet

WEB = ["JavaScript", "TypeScript", "React", "CSS", "HTML", "Node.js", "PostgreSQL", "Docker", "Git"]
DEVOPS = [
    "AWS",
    "Docker",
    "Kubernetes",
    "Terraform",
    "Jenkins",
    "Python",
    "Bash",
    "Ansible",
    "Linux",
]
JAVA = [
    "Java",
    "Spring",
    "Hibernate",
    "Maven",
    "JUnit",
    "Oracle",
    "SQL",
    "Git",
    "JavaScript",
    "Jira",
]
OFFICE = ["Microsoft Excel", "Word", "PowerPoint", "Payroll", "Recruiting", "Negotiation"]
LAW = ["Contract law", "Litigation", "Legal research", "Microsoft Word", "Mediation"]
SCIENCE = [
    "Python",
    "R",
    "SQL",
    "scikit-learn",
    "TensorFlow",
    "Statistics",
    "Tableau",
    "Git",
    "AWS",
]
PIPELINES = ["Python", "SQL", "Airflow", "Spark", "AWS", "Docker", "Terraform", "Git", "Kafka"]
REPORTS = ["SQL", "Excel", "Power BI", "DAX", "Reporting", "Word"]


def read(catalog: Catalog, skills: list[str], title: str = "") -> Imported:
    listed: list[tuple[str, MentionKind]] = [*((s, "skill") for s in skills), (title, "job")]
    mentions = [Mention(text, "here", kind) for text, kind in listed if text]
    return recognise(catalog, mentions, ["resume"])


def told(catalog: Catalog, skills: list[str], title: str = "") -> Advice:
    imported = read(catalog, skills, title)
    sheet = AnswerSheet(levels={}, mentioned=imported.mentioned, titles=tuple(imported.roles))
    return advise(catalog, sheet, imported=imported)


@pytest.mark.parametrize("skills", [WEB, DEVOPS, JAVA, OFFICE, LAW], ids=lambda s: s[0])
def test_other_work_gets_no_role(catalog: Catalog, skills: list[str]) -> None:
    advice = told(catalog, skills)
    assert advice.status == "outside"
    assert (advice.best, advice.ranking, advice.learn) == (None, [], ())
    assert advice.outside and advice.outside.recognised >= len(advice.outside.own)


@pytest.mark.parametrize("skills", [SCIENCE, PIPELINES, REPORTS], ids=lambda s: s[0])
def test_work_of_the_field_gets_one(catalog: Catalog, skills: list[str]) -> None:
    advice = told(catalog, skills)
    assert (advice.status, advice.outside) == ("ranked", None)


def test_a_job_title_of_a_role_here_is_of_the_field(catalog: Catalog) -> None:
    assert told(catalog, DEVOPS, "Data engineer").status == "ranked"
    assert told(catalog, DEVOPS, "DevOps engineer").status == "outside"


def test_it_says_what_little_there_is_and_where_the_way_leads(catalog: Catalog) -> None:
    advice = told(catalog, [*JAVA, "Tableau"], "Java developer")
    assert advice.outside and advice.outside.nearest
    assert (advice.outside.own, advice.outside.title) == (["Tableau"], "Java developer")
    assert advice.outside.nearest.id in catalog.whole_roles


def test_too_little_is_not_called_other_work(catalog: Catalog) -> None:
    assert told(catalog, ["Git"]).status == "insufficient"
    assert told(catalog, []).status == "insufficient"


def test_who_answers_questions_is_not_turned_away(catalog: Catalog) -> None:
    imported = read(catalog, WEB)
    interests = [i.id for i in catalog.items.values() if not i.is_skill][:6]
    sheet = AnswerSheet(levels=dict.fromkeys(interests, 4), mentioned=imported.mentioned)
    assert advise(catalog, sheet, imported=imported).status == "ranked"


def test_without_words_for_it_a_pack_turns_nobody_away(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    small = bakery(tmp_path_factory.mktemp("bakery"))
    imported = recognise(small, [Mention(name, "x") for name in ("An oven", "A mixer")], ["resume"])
    sheet = AnswerSheet(levels={}, mentioned=imported.mentioned)
    assert advise(small, sheet, imported=imported).status == "ranked"
