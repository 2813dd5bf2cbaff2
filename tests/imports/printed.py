"""Made-up résumés, and templates that print them as PDF, each as some usual program lays them out."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
MARGIN = 45.0


class Job(NamedTuple):
    title: str
    company: str
    dates: str
    bullets: Sequence[str]
    used: str = ""


class Person(NamedTuple):
    name: str
    headline: str
    contact: str
    summary: str
    skills: Mapping[str, Sequence[str]]
    jobs: Sequence[Job]
    projects: Sequence[tuple[str, str]]
    education: Sequence[tuple[str, str, str]]
    certificates: Sequence[str]
    languages: Sequence[str]
    # What the sections are called: summary, skills, work, projects, education, certificates, languages.
    names: Sequence[str]


ENGINEER = Person(
    name="Noor Vandersteen",
    headline="Senior Data Engineer",
    contact="noor@mail.example · +31 20 555 01 02 · Utrecht",
    summary="Builds warehouses that people trust. Eight years of moving tables between systems, the last four "
    "with dbt and Snowflake, and a liking for dull, well tested pipelines.",
    skills={
        "Languages": ["Python", "SQL", "Scala", "Bash"],
        "Platforms": ["Snowflake", "Apache Kafka", "Apache Spark", "Databricks"],
        "Operations": ["Docker", "Terraform", "Kubernetes", "GitHub Actions"],
    },
    jobs=[
        Job(
            "Senior Data Engineer",
            "Polder Energy",
            "Mar 2020 – today",
            [
                (
                    "Moved two hundred nightly jobs from cron to Apache Airflow, and halved the time that the first "
                    "report of the day had to wait for its tables"
                ),
                "Wrote the tests of every model in dbt, with alerts to the people who own the source",
                "Streamed meter readings through Kafka into Delta Lake, forty million of them a day",
            ],
            "Python, Airflow, dbt, Snowflake, Terraform",
        ),
        Job(
            "ETL Developer",
            "Tulip Insurance",
            "2016 – 2020",
            [
                "Kept the Informatica PowerCenter flows of the claims department running on Oracle Database",
                "Taught eleven analysts how to read a query plan in PostgreSQL",
            ],
            "Informatica, Oracle, PL/SQL",
        ),
    ],
    projects=[
        ("Tide tables", "A small service in FastAPI and PostgreSQL that tells rowers when to leave")
    ],
    education=[
        ("MSc in Computer Science", "Utrecht University", "2014 – 2016"),
        ("BSc in Physics", "Leiden University", "2011 – 2014"),
    ],
    certificates=["AWS Certified Data Engineer", "SnowPro Core Certification"],
    languages=["Dutch (native)", "English (C1)"],
    names=[
        "Profile",
        "Skills",
        "Work experience",
        "Projects",
        "Education",
        "Certifications",
        "Languages",
    ],
)
ANALYST = Person(
    name="Jonas Brettschneider",
    headline="Datenanalyst",
    contact="jonas@post.example | 0341 555 0199 | Leipzig",
    summary="Analyst mit Freude an sauberen Zahlen. Fünf Jahre im Handel, davon drei mit Power BI und "
    "SQL Server, zuletzt verantwortlich für das Berichtswesen von vierzig Filialen.",
    skills={
        "Auswertung": ["SQL", "Excel", "Power BI", "Tableau"],
        "Programmierung": ["Python", "pandas", "R"],
    },
    jobs=[
        Job(
            "Datenanalyst",
            "Kaufhof am Ring GmbH",
            "04/2021 – heute",
            [
                (
                    "Dashboards in Power BI für Einkauf und Vertrieb entworfen, die jeden Morgen von sechzig Leuten "
                    "geöffnet werden"
                ),
                "Prognosen des Absatzes mit Python und scikit-learn erstellt und wöchentlich geprüft",
            ],
        ),
        Job(
            "Werkstudent Controlling",
            "Molkerei Elbtal",
            "2018 – 2021",
            ["Monatsberichte in Excel aufgebaut und mit SQL aus dem ERP-System gefüllt"],
        ),
    ],
    projects=[
        ("Wetter und Umsatz", "Zusammenhang von Regen und Umsatz mit R und ggplot2 untersucht")
    ],
    education=[
        ("Master of Science Statistik", "Universität Leipzig", "2018 – 2021"),
        ("Bachelor of Science Mathematik", "TU Dresden", "2014 – 2018"),
    ],
    certificates=["Microsoft Certified: Power BI Data Analyst Associate"],
    languages=["Deutsch (Muttersprache)", "Englisch (C1)"],
    names=[
        "Profil",
        "Kenntnisse",
        "Berufserfahrung",
        "Projekte",
        "Ausbildung",
        "Zertifikate",
        "Sprachen",
    ],
)
SCIENTIST = Person(
    name="Lucía Monteverde",
    headline="Científica de datos",
    contact="lucia@correo.example / Valencia",
    summary="Modelos que alguien usa. Seis años entre la estadística y el código, con PyTorch para las imágenes "
    "y XGBoost para casi todo lo demás.",
    skills={
        "Modelos": ["PyTorch", "scikit-learn", "XGBoost"],
        "Lenguajes": ["Python", "R", "SQL"],
        "Herramientas": ["MLflow", "Docker", "Git"],
    },
    jobs=[
        Job(
            "Científica de datos",
            "Huerta Digital",
            "2019 – hoy",
            [
                (
                    "Clasificación de fotos de naranjas con PyTorch, en producción con MLflow y revisada cada mes por "
                    "los agrónomos"
                ),
                "Experimentos diseñados con el equipo de producto para decidir qué recomendación se muestra",
            ],
            "Python, PyTorch, MLflow, Airflow",
        ),
        Job(
            "Analista de datos",
            "Banco del Turia",
            "2016 – 2019",
            ["Informes en Tableau sobre BigQuery para la dirección"],
        ),
    ],
    projects=[("Olas", "Predicción del oleaje con LightGBM a partir de boyas abiertas")],
    education=[
        ("Máster en Estadística", "Universitat de València", "2014 – 2016"),
        ("Grado en Matemáticas", "Universitat de València", "2010 – 2014"),
    ],
    certificates=["TensorFlow Developer Certificate"],
    languages=["Español (nativo)", "Inglés (B2)"],
    names=[
        "Perfil",
        "Habilidades",
        "Experiencia",
        "Proyectos",
        "Formación",
        "Certificaciones",
        "Idiomas",
    ],
)
PEOPLE = (ENGINEER, ANALYST, SCIENTIST)


def as_text(person: Person) -> str:
    """Return a résumé as the plain text that every print must say the same as."""
    lines = [person.name, person.headline, person.contact, ""]
    for name, part in sections(person):
        lines += ["", name.upper(), ""]
        for block in part:
            lines.append(
                f"- {block.text}"
                if block.kind == "item"
                else f"{block.text}{', ' if block.right else ''}{block.right}"
            )
    return "\n".join(lines)


class Block(NamedTuple):
    """A piece of a section: a paragraph ("text"), an item, the head of an entry, with its dates."""

    kind: str
    text: str
    right: str = ""


def sections(person: Person) -> Iterator[tuple[str, list[Block]]]:
    """Yield the sections of a résumé in their usual order, with their names."""
    names = person.names
    yield names[0], [Block("text", person.summary)]
    yield (
        names[1],
        [Block("text", f"{group}: {', '.join(skills)}") for group, skills in person.skills.items()],
    )
    work: list[Block] = []
    for job in person.jobs:
        work.append(Block("head", f"{job.title}, {job.company}", job.dates))
        work += [Block("item", bullet) for bullet in job.bullets]
        work += [Block("text", f"Technologies: {job.used}")] if job.used else []
    yield names[2], work
    yield (
        names[3],
        [
            block
            for name, text in person.projects
            for block in (Block("head", name), Block("item", text))
        ],
    )
    yield (
        names[4],
        [Block("head", f"{degree}, {school}", dates) for degree, school, dates in person.education],
    )
    yield names[5], [Block("item", certificate) for certificate in person.certificates]
    yield names[6], [Block("text", language) for language in person.languages]


@dataclass
class Style:
    """How a template writes; `is_apart` places each word by itself, without spaces."""

    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 10.0
    head: float = 12.0
    bullet: str = "•"
    is_upper: bool = False
    is_apart: bool = False
    is_spaced: bool = False
    is_justified: bool = False
    leading: float = 1.25
    indent: float = 12.0
    fonts: Mapping[str, str] = field(default_factory=dict)


class Printer:
    """Writes blocks down a column, and goes on with a new page where one is full."""

    def __init__(self, style: Style) -> None:
        self.buffer = io.BytesIO()
        self.canvas: Any = Canvas(self.buffer, pagesize=A4)
        self.style = style
        self.later: list[Callable[[], None]] | None = None

    def done(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()

    def put(
        self, x: float, y: float, text: str, font: str, size: float, *, gap: float = 0.0
    ) -> None:
        """Write a line; `gap` is added between its words."""
        if self.later is not None:
            later, self.later = self.later, None
            later.append(lambda: self.put(x, y, text, font, size, gap=gap))
            self.later = later
            return
        self.canvas.setFont(font, size)
        if not (self.style.is_apart or gap):
            self.canvas.drawString(x, y, text)
            return
        for word in text.split():
            self.canvas.drawString(x, y, word)
            x += pdfmetrics.stringWidth(word + " ", font, size) + gap

    def wrapped(
        self, x: float, y: float, width: float, text: str, *, is_bold: bool = False, size: float = 0
    ) -> float:
        """Write a paragraph and return where the next line is."""
        style = self.style
        font, size = (style.bold if is_bold else style.font), size or style.size
        lines = simpleSplit(text, font, size, width)
        for i, line in enumerate(lines):
            words = len(line.split()) - 1
            room = width - pdfmetrics.stringWidth(line, font, size)
            is_stretched = style.is_justified and i < len(lines) - 1 and words > 0
            self.put(x, y, line, font, size, gap=room / words if is_stretched else 0.0)
            y -= size * style.leading
        return y

    def heading(self, x: float, y: float, text: str) -> float:
        style = self.style
        text = text.upper() if style.is_upper or style.is_spaced else text
        text = " ".join(text.replace(" ", "")) if style.is_spaced else text
        self.put(x, y - style.head * 0.5, text, style.bold, style.head)
        return y - style.head * 2

    def section(
        self, x: float, y: float, width: float, name: str, blocks: Sequence[Block]
    ) -> float:
        y = self.heading(x, y, name) if name else y
        for block in blocks:
            y = self.block(x, y, width, block)
        return y - self.style.size * 0.6

    def block(self, x: float, y: float, width: float, block: Block) -> float:
        style = self.style
        if block.kind == "item":
            self.put(x, y, style.bullet, style.font, style.size)
            return self.wrapped(x + style.indent, y, width - style.indent, block.text)
        if block.kind == "head":
            if block.right:
                right = x + width - pdfmetrics.stringWidth(block.right, style.font, style.size)
                self.put(right, y, block.right, style.font, style.size)
            return self.wrapped(x, y, width * 0.75, block.text, is_bold=True)
        return self.wrapped(x, y, width, block.text)

    def top(self, person: Person, x: float = MARGIN) -> float:
        """Write name, headline and contact over the page."""
        self.put(x, HEIGHT - 60, person.name, self.style.bold, 22)
        self.put(x, HEIGHT - 80, person.headline, self.style.font, 13)
        self.put(x, HEIGHT - 95, person.contact, self.style.font, 9)
        return HEIGHT - 125


def one_column(person: Person, style: Style) -> bytes:
    printer = Printer(style)
    y = printer.top(person)
    for name, blocks in sections(person):
        y = printer.section(MARGIN, y, WIDTH - 2 * MARGIN, name, blocks)
    return printer.done()


def two_columns(
    person: Person,
    style: Style,
    *,
    left: Sequence[int],
    at: float,
    is_top_within: bool = False,
    order: str = "left",
) -> bytes:
    """Print the sections with the numbers `left` beside the others, the right column beginning at `at`."""
    printer = Printer(style)
    y = HEIGHT - 60 if is_top_within else printer.top(person)
    parts = list(sections(person))
    drawn: list[Callable[[], None]] = []
    printer.later = drawn
    for is_left in (True, False) if order == "left" else (False, True):
        x, width = (MARGIN, at - MARGIN - 18) if is_left else (at, WIDTH - at - MARGIN)
        down = y
        if is_top_within and not is_left:
            printer.put(x, down, person.name, style.bold, 22)
            printer.put(x, down - 20, person.headline, style.font, 12)
            down -= 50
        for i, (name, blocks) in enumerate(parts):
            if (i in left) is is_left:
                listed = blocks if not is_left else list(_narrow(i, person, blocks))
                down = printer.section(x, down, width, name, listed)
    printer.later = None
    for draw in drawn if order != "rows" else drawn[::2] + drawn[1::2]:
        draw()
    return printer.done()


def _narrow(i: int, person: Person, blocks: Sequence[Block]) -> Iterator[Block]:
    """In a narrow column skills stand one below the other."""
    if i != 1:
        yield from blocks
        return
    for skills in person.skills.values():
        yield from (Block("text", skill) for skill in skills)


def headings_left(person: Person, style: Style) -> bytes:
    printer = Printer(style)
    y = printer.top(person)
    for name, blocks in sections(person):
        printer.put(MARGIN, y, name, style.bold, style.size)
        y = printer.section(MARGIN + 110, y, WIDTH - 2 * MARGIN - 110, "", blocks)
    return printer.done()


def dates_left(person: Person, style: Style) -> bytes:
    printer = Printer(style)
    y = printer.top(person)
    for name, blocks in sections(person):
        y = printer.heading(MARGIN + 90, y, name)
        for block in blocks:
            printer.put(MARGIN, y, block.right, style.font, style.size)
            y = printer.block(MARGIN + 90, y, WIDTH - 2 * MARGIN - 90, block._replace(right=""))
        y -= 8
    return printer.done()


def skill_table(person: Person, style: Style, *, is_grid: bool) -> bytes:
    """Print the skills as a table: their group beside them, or three columns of them."""
    printer = Printer(style)
    y = printer.top(person)
    for i, (name, blocks) in enumerate(sections(person)):
        if i != 1:
            y = printer.section(MARGIN, y, WIDTH - 2 * MARGIN, name, blocks)
            continue
        y = printer.heading(MARGIN, y, name)
        listed = [skill for skills in person.skills.values() for skill in skills]
        rows = [listed[k : k + 3] for k in range(0, len(listed), 3)] if is_grid else [
            [group, ", ".join(skills)] for group, skills in person.skills.items()
        ]  # fmt: skip
        for row in rows:
            for column, cell in enumerate(row):
                text = f"{style.bullet} {cell}" if is_grid else cell
                printer.put(
                    MARGIN + column * (150 if is_grid else 110), y, text, style.font, style.size
                )
            y -= style.size * 1.5
        y -= 8
    return printer.done()


def chips(person: Person, style: Style) -> bytes:
    """Print each skill in a box of its own, several on a line."""
    printer = Printer(style)
    y = printer.top(person)
    for i, (name, blocks) in enumerate(sections(person)):
        if i != 1:
            y = printer.section(MARGIN, y, WIDTH - 2 * MARGIN, name, blocks)
            continue
        y = printer.heading(MARGIN, y, name)
        x = MARGIN
        for skill in (skill for skills in person.skills.values() for skill in skills):
            width = pdfmetrics.stringWidth(skill, style.font, style.size) + 12
            if x + width > WIDTH - MARGIN:
                x, y = MARGIN, y - 22
            printer.canvas.roundRect(x, y - 5, width, 17, 4)
            printer.put(x + 6, y, skill, style.font, style.size)
            x += width + 8
        y -= 30
    return printer.done()


def paged(person: Person, style: Style) -> bytes:
    """Print each two sections on a page, with a running head and the page's number."""
    printer = Printer(style)
    parts = list(sections(person))
    for start in range(0, len(parts), 2):
        y = printer.top(person) if start == 0 else HEIGHT - 90
        for name, blocks in parts[start : start + 2]:
            y = printer.section(MARGIN, y, WIDTH - 2 * MARGIN, name, blocks)
        printer.put(MARGIN, 30, person.name, style.font, 8)
        printer.put(WIDTH - 120, 30, f"Page {start // 2 + 1} of 4", style.font, 8)
        printer.canvas.showPage()
    return printer.done()


def embedded(name: str = "Vera") -> Style:
    """Return a style with a font that the file carries."""
    for font in (name, f"{name}Bd"):
        pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
    return Style(font=name, bold=f"{name}Bd", size=9.5)


SERIF = Style(font="Times-Roman", bold="Times-Bold", size=11, head=13)
SIDE = (1, 5, 6)

# Each template by its name: two for each person and more, so that twenty files come together.
TEMPLATES: Mapping[str, tuple[Person, Callable[[Person], bytes]]] = {
    "plain": (ENGINEER, lambda p: one_column(p, Style())),
    "serif, capitals": (ANALYST, lambda p: one_column(p, Style(**{**vars(SERIF), "is_upper": True}))),
    "words placed one by one": (SCIENTIST, lambda p: one_column(p, Style(**{**vars(SERIF), "is_apart": True, "bullet": "–"}))),
    "justified": (ENGINEER, lambda p: one_column(p, Style(is_justified=True))),
    "justified, words placed": (ANALYST, lambda p: one_column(p, Style(**{**vars(SERIF), "is_justified": True, "is_apart": True}))),
    "embedded font": (SCIENTIST, lambda p: one_column(p, embedded())),
    "spaced headings": (ENGINEER, lambda p: one_column(p, Style(is_spaced=True))),
    "headings no larger": (ANALYST, lambda p: one_column(p, Style(head=10.0))),
    "small": (SCIENTIST, lambda p: one_column(p, Style(size=7.5, head=8.5, indent=8, leading=1.1))),
    "side bar left": (ENGINEER, lambda p: two_columns(p, Style(), left=SIDE, at=210)),
    "side bar left, name beside": (ANALYST, lambda p: two_columns(p, Style(size=9.5), left=SIDE, at=215, is_top_within=True)),
    "side bar right": (SCIENTIST, lambda p: two_columns(p, Style(size=9), left=(0, 2, 3, 4), at=400)),
    "side bar drawn last": (ENGINEER, lambda p: two_columns(p, embedded(), left=SIDE, at=220, order="right")),
    "drawn across": (ANALYST, lambda p: two_columns(p, Style(), left=SIDE, at=210, order="rows")),
    "halves": (SCIENTIST, lambda p: two_columns(p, Style(size=9), left=(0, 2), at=WIDTH / 2 + 9)),
    "headings at the left": (ENGINEER, lambda p: headings_left(p, SERIF)),
    "dates at the left": (ANALYST, lambda p: dates_left(p, Style(is_apart=True))),
    "skills in a table": (SCIENTIST, lambda p: skill_table(p, SERIF, is_grid=False)),
    "skills in three columns": (ENGINEER, lambda p: skill_table(p, Style(), is_grid=True)),
    "skills in boxes": (ANALYST, lambda p: chips(p, embedded())),
    "four pages": (SCIENTIST, lambda p: paged(p, Style(bullet="-"))),
}  # fmt: skip

# What LinkedIn prints beside and below each other: a line, its size, and how far the next is below.
_SIDE = (
    ("Contact", 13, 20), ("ada@mail.example", 10.5, 14), ("www.linkedin.com/in/ada-ex", 10.5, 12),
    ("(LinkedIn)", 10.5, 30), ("Top Skills", 13, 20), ("Apache Spark", 10.5, 16), ("Data Modeling", 10.5, 16),
    ("Python (Programming Language)", 10.5, 30), ("Languages", 13, 20),
    ("English (Native or Bilingual)", 10.5, 16), ("German (Limited Working)", 10.5, 30),
    ("Certifications", 13, 20), ("AWS Certified Solutions Architect –", 10.5, 12), ("Associate", 10.5, 16),
    ("dbt Fundamentals", 10.5, 16),
)  # fmt: skip
_MAIN = (
    ("Ada Example", 26, 24), ("Senior Data Engineer at Acme | Streaming, Kafka and the", 12, 14), ("cloud", 12, 18),
    ("Berlin, Germany", 12, 40), ("Summary", 15.75, 24),
    ("I build streaming systems on Kafka and Flink, and I like them to be", 12, 15),
    ("boring. Before that I was somebody who used R every day.", 12, 40), ("Experience", 15.75, 26),
    ("Acme", 12, 16), ("Senior Data Engineer", 11.5, 15), ("January 2020 - Present (5 years)", 10.5, 14),
    ("Berlin", 10.5, 18), ("- Moved the billing jobs to Apache Airflow", 10.5, 14),
    ("Tools: dbt, Snowflake, Terraform", 10.5, 24), ("Umbrella", 12, 16), ("Statistician", 11.5, 15),
    ("2015 - 2020 (5 years)", 10.5, 20),
)  # fmt: skip
_NEXT = (
    ("Tableau dashboards for forty stores", 10.5, 40), ("Education", 15.75, 26), ("Humboldt University", 12, 16),
    ("Master of Science - MSc, Statistics · (2013 - 2015)", 10.5, 18),
)  # fmt: skip


def linkedin_profile() -> bytes:
    """Return a profile as LinkedIn prints it: a side bar on the first page only."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(612, 792))
    for number, columns in enumerate((((22, _SIDE), (224, _MAIN)), ((224, _NEXT),)), 1):
        for x, lines in columns:
            y = 750.0
            for text, size, step in lines:
                canvas.setFont("Helvetica", size)
                canvas.drawString(x, y, text)
                y -= step
        canvas.setFont("Helvetica", 9)
        canvas.drawString(350, 20, f"Page {number} of 2")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
