"""What strangers write: for each reader the bytes, and the code that refuses them.

Large ones are made here, not kept. To add a case, add a row.
"""

from collections.abc import Iterator
from typing import NamedTuple

from fuzz.readers import SMALL_PACK
from roleadvisor.packs import load_catalog

SHEET = "{roleadvisor: 1, answers: {python: true, X: 1}}"
QUIZ = (
    '{"roleadvisor_quiz": 1, "pack": null, "digest": "0", "session": {"experience": "newcomer",'
    ' "replies": [{"items": ["python"], "levels": {"python": 4}, "is_list": true}], "position": 1}, "imported": {"sources": ["resume"], "matched": [{"text": "Py", "where": "x",'
    ' "item": "sql", "level": 4}], "known": [], "unmatched": []}}'
)
LEVEL = (
    '{"roleadvisor_level": 1, "pack": null, "rating": {"role": "data-engineer",'
    ' "levels": {"testing": 3}, "position": 1}, "save": null}'
)
KEPT = (
    '{"roleadvisor_result": 1, "result": {"kept": "2026-11-24T16:40:00Z", "id": "me",'
    ' "experience": "newcomer", "version": "1", "digest": "0", "answers": {"python": 4},'
    ' "mentioned": {"r": 1}, "ranking": [{"id": "a", "name": "A", "fit": 1.0, "points": 7}],'
    ' "speciality": null}}'
)

RESUME = '{"skills": [{"name": "Python", "level": "expert", "keywords": ["pandas"]}], "work": []}'
SKILLS = "Name\nPython\nSQL\n"


class Case(NamedTuple):
    """Bytes for a reader; `code` is None where they are read, and come out as they are."""

    name: str
    reader: str
    data: bytes
    code: str | None


# Refused by every reader of documents, before it looks for what it wants. One line each, so that
# they are lines of NDJSON too.
ANYWHERE: dict[str, tuple[bytes, str]] = {
    "alias bomb": (b"{a: &a [x,x,x,x], b: &b [*a,*a,*a,*a], c: [*b,*b,*b,*b]}", "anchor"),
    "alias": (b"{a: *b}", "alias"),
    "merge key": (b"{a: 1, <<: {b: 2}}", "merge-key"),
    "merge-key bomb": (b"{a: &a {x: 1}, b: &b {<<: [*a,*a,*a]}}", "anchor"),
    "tag": (b"{a: !!python/object/apply:os.system [x]}", "tag"),
    "depth in lists": (b"[" * 100_000, "too-deep"),
    "depth in maps": (b'{"a":' * 40_000, "too-deep"),
    "depth in dashes": (b"- " * 100_000, "too-deep"),
    "too many values": (b"[" + b"1," * 30_000 + b"]", "too-many-values"),
    "2 MB": (b"a" * 2_000_000, "too-large"),
    "2 MB of brackets": (b"[" * 2_000_000, "too-large"),
    "key twice": (b'{"a": 1, "a": 2}', "duplicate-key"),
    "not a number": (b"{a: .nan}", "number"),
    "infinity": (b"{a: -.inf}", "number"),
    "overflow": (b'{"a": 1e999}', "number"),
    "5,000 digits": (b"{a: " + b"9" * 5000 + b"}", "number"),
    "NUL": (b"{a: \0}", "character"),
    "NUL escaped": (b'{"a": "\\u0000"}', "character"),
    "ESC": (b"{a: \x1b[31m}", "character"),
    "ESC escaped": (b'{"a": "\\u001b[31m"}', "character"),
    "ESC in a key": (b'{"\\u001b[31m": 1}', "character"),
    "C1 control": ("{a: \x9b31m}".encode(), "character"),
    "C1 escaped": (b'{"a": "\\u009b31m"}', "character"),
    "bidirectional": ("{a: \u202etxt}".encode(), "character"),
    "bidirectional isolate": ("{a: \u2066txt}".encode(), "character"),
    "zero width": ("{a: p\u200by}".encode(), "character"),
    "invisible letter": ("{a: \u3164}".encode(), "character"),
    "line separator": ("{a: x\u2028y}".encode(), "character"),
    "second byte order mark": ("\ufeff\ufeff{a: 1}".encode(), "character"),
    "UTF-16": ("{a: 1}".encode("utf-16"), "encoding"),
    "Latin-1": ("{a: é}".encode("latin-1"), "encoding"),
    "surrogate": (b"{a: \xed\xa0\x80}", "encoding"),
    "surrogate escaped": (b'{"a": "\\ud800"}', "syntax"),
    "unclosed": (b"{a: [1, 2", "syntax"),
    "another document": (b"--- {a: 1} ...", "syntax"),
    "mapping as key": (b"{{a: 1}: 2}", "key"),
}
DOCUMENTS = (
    "pack",
    "terms",
    "screen",
    "role",
    "fitted-pack",
    "fitted-role",
    "sheet",
    "sheets",
    "ladders",
    "saved-quiz",
    "saved-level",
    "kept-result",
)
# Of the same in a résumé, what is refused otherwise, or read: a document may hold almost anything.
IN_ANY_RESUME = {"2 MB": "empty", "2 MB of brackets": "too-large", "depth in lists": "too-deep"}
# What these are made of is not for people to mend, so they are told of the file alone.
OWN = {"saved-quiz": "saved-quiz", "saved-level": "saved-quiz", "kept-result": "kept-result"}
OF_THE_FILE = {"too-large", "encoding"}

# Text of a file of the small pack, what stands there instead, and the code.
IN_A_ROLE = {
    "parent as id": ("id: baker", "id: ../baker", "limit"),
    "absolute path as id": ("id: baker", "id: /etc/passwd", "limit"),
    "command as id": ("id: baker", "id: $(touch x)", "limit"),
    "id that ends in a line feed": ("id: baker", 'id: "baker\\n"', "limit"),
    "javascript link": ("https://example.org/", "javascript:alert(1)", "limit"),
    "javascript link in capitals": ("https://example.org/", "JaVaScRiPt:alert(1)", "limit"),
    "data link": ("https://example.org/", "data:text/html,x", "limit"),
    "http link": ("https://example.org/", "http://example.org/", "limit"),
    "link with a quote": ("https://example.org/", 'https://e.org/\\"onload=x', "limit"),
    "link with a line feed": ("https://example.org/", "https://e.org/\\n", "limit"),
    "bool for text": ("name: Baker", "name: true", "type"),
    "number for text": ("name: Baker", "name: 7", "type"),
    "list for text": ("name: Baker", "name: [a]", "type"),
    "unknown key": ("name: Baker", "name: Baker\n__class__: x", "unknown-key"),
    "date for text": ("name: Baker", "name: 2026-13-45", None),
    "markup": ("name: Baker", 'name: "[bold red]x[/] :smile: <script>"', None),
    "formula": ("name: Baker", "name: '=cmd|calc!A1'", None),
    "windows line ends": ("\n", "\r\n", None),
    "speciality of a path": ("name: Baker", "name: Baker\nspecialises: ../x", "value"),
    "tool of many lines": (
        "name: Baker",
        'name: Baker\nlanguages: [{name: "a\\nb", for: xx}]',
        "missing-share",
    ),
}
IN_A_PACK = {
    "bool for number": ("temperature: 1.0", "temperature: true", "type"),
    "text for number": ("temperature: 1.0", "temperature: '1.0'", "type"),
    "not a number": ("temperature: 1.0", "temperature: .nan", "number"),
    "bool for count": ("minimum_answers: 1", "minimum_answers: true", "type"),
    "parent as screen": ("[knowing]", "[../knowing]", "limit"),
    "number as screen": ("[knowing]", "[7]", "type"),
    "no screen": ("[knowing]", "[]", "limit"),
    "many screens": ("[knowing]", f"[knowing{', x' * 6000}]", "more-problems"),
    "another pack to extend": ("version:", "extends: ../..\nversion:", "value"),
    "number to extend": ("version:", "extends: 7\nversion:", "value"),
}
IN_TERMS = {
    "number for text": ("Stove", "7", "type"),
    "path as item": ("[oven]", "[../oven]", "limit"),
    "unknown item": ("[oven]", "[ovne]", "unknown-item"),
    "an item's name": (
        "implies: [oven]",
        "implies: []}, {name: Oven}, {name: An oven",
        "duplicate-name",
    ),
    "markup": ("Stove", '"[bold red]x[/] :smile:"', None),
    "many empty terms": ("terms: [", "terms: [" + "{}," * 6000, "more-problems"),
}
IN_LADDERS = {
    "number for text": ("A guild", "7", "type"),
    "http link": ("https:", "http:", "limit"),
    "path as ladder": ("{ladder: bakers}", "{ladder: ../bakers}", "value"),
    "unknown skill": ("{kneading: [", "{needing: [", "unknown-skill"),
    "unknown role": ("{baker: {", "{bakre: {", "unknown-role"),
    "level that there is not": ("expert]", "master]", "value"),
    "number for level": ("expert]", "4]", "value"),
    "no rungs": ("heating: [awareness, working]", "heating: []", "asks"),
    "many levels": ("[null, expert]", f"[{'null, ' * 6000}expert]", "asks"),
    "branch that there is not": ("experts", "wizards", "value"),
    "markup": ("Kneading", '"[bold red]x[/] :smile: <script>"', None),
    "text of many lines": ("turn it on", '"a\\n  kneading: 4\\r x"', None),
}
IN_A_LEVEL = {
    "bool for position": ('"position": 1', '"position": true', "saved-quiz"),
    "negative position": ('"position": 1', '"position": -9', "saved-quiz"),
    "far position": ('"position": 1', '"position": 999999999', None),
    "level out of range": ('"testing": 3', '"testing": 5', "saved-quiz"),
    "path as skill": ('"testing"', '"../../x"', None),
    "unknown key": ('"save": null', '"save": null, "x": 1', "saved-quiz"),
    "hidden text": ('"save": null', '"save": "\\u202e"', "saved-quiz"),
}
IN_A_FITTED_PACK = {
    "share above one": ("0.5", "1.5", "limit"),
    "not a number": ("0.5", ".nan", "number"),
    "nothing": ("0.5", "null", "type"),
    "path as item": ("oven", "../oven", "limit"),
    "unknown item": ("oven", "ovne", "unknown-item"),
    "text of people": ("items:", "field: bread\nitems:", "unknown-key"),
}
IN_A_FITTED_ROLE = {
    "share above one": ("0.5", "1.5", "limit"),
    "not a number": ("0.5", "-.inf", "number"),
    "cost of many digits": ("cost: 7", f"cost: {'9' * 18}", "value"),
    "unknown item": ("oven", "ovne", "unknown-item"),
    "unknown survey": (
        "fitted:",
        "surveyed: {surveys: [x], shares: {}}\nfitted:",
        "unknown-survey",
    ),
    "text of people": ("fitted:", "name: Baker\nfitted:", "unknown-key"),
}
IN_A_SCREEN = {
    "negative": ("weight: 1.0", "weight: -1", "limit"),
    "share above one": ("base: 0.5", "base: 1.5", "value"),
    "bool for share": ("base: 0.5", "base: true", "value"),
    "parent as id": ("id: oven", "id: ../oven", "limit"),
    "id that ends in a line feed": ("id: oven", 'id: "oven\\n"', "limit"),
    "item twice": ("items: [", "items: [{id: oven, text: Twice, base: 0.5},", "duplicate-id"),
    "lines in a text": ("text: An oven", 'text: "An\\n  oven: true"', None),
    "carriage return in a text": ("prompt: Which?", 'prompt: "Which?\\r  oven: true"', None),
    "nothing that is asked": ("weight: 1.0", "weight: 0.0", None),
    "many empty items": ("items: [", "items: [" + "{}," * 6000, "more-problems"),
}
IN_A_SHEET = {
    "bool for version": ("roleadvisor: 1", "roleadvisor: true", "value"),
    "list for level": ("X: 1", "sql: [4]", "value"),
    "fraction for level": ("X: 1", "sql: 3.5", "level"),
    "level out of range": ("X: 1", "sql: 5", "level"),
    "path as item": ("X: 1", "../../etc/passwd: 1", "unknown-item"),
    "command as item": ("X: 1", "$(touch x): 1", "unknown-item"),
    "path as label": ("answers: {python: true, X: 1}", "label: ../x, answers: {}", None),
    "long label": ("answers:", f"label: {'x' * 64}, answers:", "value"),
    "19 digits as id": ("answers:", f"id: {'9' * 19}, answers:", "number"),
    "formula as id": ("answers: {python: true, X: 1}", "id: '=1+1', answers: {python: true}", None),
    "many unknown items": ("X: 1", ", ".join(f"k{i}: 1" for i in range(6000)), "other-pack"),
    "many wrong levels": (
        "X: 1",
        ", ".join(f"{i}: 7" for i in sorted(load_catalog().items)[:60]),
        "level",
    ),
    "interest as a mention": ("answers:", "mentioned: [move-data], answers:", "mention"),
    "path as a mention": ("answers:", "mentioned: [../../etc/passwd], answers:", "unknown-item"),
    "text for mentions": ("answers:", "mentioned: python, answers:", "value"),
    "number as a mention": ("answers:", "mentioned: [python, 7], answers:", "type"),
    "level of a mention out of range": ("answers:", "mentioned: {sql: -4}, answers:", "level"),
    "level of an interest that is mentioned": (
        "answers:",
        "mentioned: {move-data: love it}, answers:",
        "mention",
    ),
    "many unknown mentions": (
        "answers:",
        f"mentioned: [{', '.join(f'k{i}' for i in range(6000))}], answers:",
        "other-pack",
    ),
    "a mention many times": (
        "answers: {python: true, X: 1}",
        f"mentioned: [{', '.join(['python'] * 6000)}]",
        None,
    ),
    "a mention that is asked no more": (
        "answers: {python: true, X: 1}",
        "mentioned: {vscode: expert, python: none}",
        None,
    ),
}
IN_A_QUIZ = {
    "bool for position": ('"position": 1', '"position": true', "saved-quiz"),
    "30 digits": ('"position": 1', f'"position": {"9" * 30}', "saved-quiz"),
    "unknown key": ('"position": 1', '"position": 1, "x": 1', "saved-quiz"),
    "hidden text": ('"digest": "0"', '"digest": "\\u202e"', "saved-quiz"),
    "far position": ('"position": 1', '"position": 999999999', None),
    "negative position": ('"position": 1', '"position": -9', None),
    "path as item": ('["python"]', '["../../x"]', None),
    "level out of range": ('"python": 4', '"python": -4', None),
    "imported level out of range": ('"level": 4', '"level": 5', "saved-quiz"),
    "imported level of nothing": ('"level": 4', '"level": 0', "saved-quiz"),
    "path as imported item": ('"sql"', '"../../x"', None),
    "imported interest": ('"sql"', '"move-data"', None),
    "imported item that is asked no more": ('"sql"', '"vscode"', None),
    "imported hidden text": ('"Py"', '"\\u202e"', "saved-quiz"),
}
IN_A_RESULT = {
    "invalid date": ("2026-11-24", "2026-13-45", "kept-result"),
    "date before time": ("2026-11-24T16:40:00Z", "0001-01-01T00:00:00+14:00", "kept-result"),
    "date after time": ("2026-11-24T16:40:00Z", "9999-12-31T23:59:59-14:00", "kept-result"),
    "date without zone": ("16:40:00Z", "16:40:00", "kept-result"),
    "bool for number": ('"points": 7', '"points": true', "kept-result"),
    "5,000 digits": ('"points": 7', f'"points": {"9" * 5000}', "kept-result"),
    "fit above one": ('"fit": 1.0', '"fit": 1.5', "kept-result"),
    "no ranking": ('"ranking": [', '"x": [', "kept-result"),
    "mention of nothing": ('"r": 1', '"r": 0', "kept-result"),
    "mention that is asked no more": ('"r": 1', '"vscode": 4', None),
    "path as speciality": (
        '"speciality": null',
        '"speciality": {"id": "../x", "name": "X", "fit": 0.5, "points": 1}',
        None,
    ),
    "hidden text": ('"me"', '"\\u009b31m"', "kept-result"),
    "markup": ('"me"', '"[red]:smile:"', None),
}
IN_A_RESUME = {
    "no résumé": ('"skills"', '"x"', None),
    "text that is no list": ('"work": []', '"work": "none"', None),
    "list in a list": ('"work": []', '"work": [[1]]', None),
    "mapping as a name": ('"Python"', '{"a": 1}', None),
    "alias bomb": ('{"skills"', "{a: &a [x, x], b: [*a, *a], skills", "anchor"),
    "tag": ('{"skills"', "{a: !!python/object/apply:os.system [x], skills", "tag"),
    "bool as a level": ('"expert"', "true", None),
    "infinite level": ('"expert"', "1e999", None),
    "5,000 digits as a level": ('"expert"', f'"{"9" * 5000}"', None),
    "ESC": ("Python", "\\u001b[31mPython", None),
    "C1 control": ("Python", "\\u009b31mPython", None),
    "bidirectional": ("Python", "\\u202ePython", None),
    "half a surrogate": ("Python", "\\ud800", None),
    "markup": ("Python", "[bold red]Python[/] :smile:", None),
    "formula": ("Python", "=cmd|calc!A1", None),
    "path": ("Python", "../../etc/passwd", None),
    "combining": ("Python", "e" + "\u0301" * 15_000, None),
    "brackets": ("Python", "(" * 9_000 + "Python" + ")" * 9_000, None),
    "separators": ("Python", "/&,;|-" * 3_000, None),
    "no claims": ('"work": []', '"work": [{"summary": "' + "not a. " * 30_000 + '"}]', None),
    "addresses": ('"work": []', '"work": [{"summary": "' + "a@" * 100_000 + '"}]', None),
    "many skills": ('"Python"', f'["{"x " * 10_001}"]', "too-many-values"),
    "many mentions": ('["pandas"]', '["a"' + ', "a"' * 5_000 + "]", "too-many-values"),
}
IN_SKILLS = {
    "NUL": ("Python", "Pyt\0hon", "format"),
    "ESC": ("Python", "\x1b[31mPython", "character"),
    "C1 control": ("Python", "\x9b31mPython", None),
    "bidirectional": ("Python", "\u202ePython", None),
    "zero width": ("Python", "Py\u200bthon", None),
    "formula": ("Python", "=cmd|calc!A1", None),
    "formula after a quote": ("Python", '"=HYPERLINK(""https://e.org"")"', None),
    "markup": ("Python", "[bold red]Python[/] :smile:", None),
    "unclosed quote": ("Python", '"Python', "syntax"),
    "quote in a cell": ("Python", '"Py"thon', "syntax"),
    "longest cell": ("Python", "x " * 70_000, "syntax"),
    "picture": ("Python", "x" * 140_000, None),
    "many rows": ("Python", "Python\n" * 5_001, "too-many-values"),
    "many columns": ("Python", "Python" + "," * 200_000, None),
    "many lines without a header": ("Name\n", "\n" * 200_000, None),
    "no header": ("Name\n", "", None),
    "windows line ends": ("\n", "\r\n", None),
    "old line ends": ("\n", "\r", None),
    "path": ("Python", "../../etc/passwd", None),
}
IN_WORDS = {
    "nothing": b"",
    "controls": b"\x1b[31m\x9b\x00\x7f",
    "not UTF-8": b"\xff\xfe",
    "bidirectional": "\u202eaccountant".encode(),
    "combining": ("e" + "\u0301" * 50_000).encode(),
    "ligatures": "\ufdfa".encode() * 30_000,
    "100,000 letters": b"x" * 100_000,
    "60,000 words": b"a " * 60_000,
    "60,000 names": b"a," * 60_000,
    "5,000 digits": b"9" * 5000,
    "pattern": b"(a+)+$ [[:alpha:]] .* \\",
    "path": b"../../etc/passwd",
    "command": b"$(touch x) `touch y`",
    "markup": b"[bold red]:smile:[/]",
    "formula": b"=cmd|calc!A1",
}


def cases() -> Iterator[Case]:
    """Yield every row for every reader that it is for."""
    for name, (data, code) in ANYWHERE.items():
        for reader in DOCUMENTS:
            is_own = reader in OWN and code not in OF_THE_FILE
            yield Case(name, reader, data, OWN[reader] if is_own else code)
        if name in IN_ANY_RESUME:
            yield Case(name, "resume", data, IN_ANY_RESUME[name])
    templates = (
        ("role", SMALL_PACK["baker.yaml"], IN_A_ROLE),
        ("pack", SMALL_PACK["pack.yaml"], IN_A_PACK),
        ("screen", SMALL_PACK["screens/knowing.yaml"], IN_A_SCREEN),
        ("terms", SMALL_PACK["terms.yaml"], IN_TERMS),
        ("ladders", SMALL_PACK["ladders.yaml"], IN_LADDERS),
        ("fitted-pack", SMALL_PACK["fitted/pack.yaml"], IN_A_FITTED_PACK),
        ("fitted-role", SMALL_PACK["fitted/baker.yaml"], IN_A_FITTED_ROLE),
        ("sheet", SHEET, IN_A_SHEET),
        ("sheets", SHEET, IN_A_SHEET),
        ("saved-quiz", QUIZ, IN_A_QUIZ),
        ("saved-level", LEVEL, IN_A_LEVEL),
        ("kept-result", KEPT, IN_A_RESULT),
        ("resume", RESUME, IN_A_RESUME),
        ("linkedin", SKILLS, IN_SKILLS),
    )
    for reader, whole, rows in templates:
        for name, (old, new, expected) in rows.items():
            assert old in whole, (reader, name)
            yield Case(name, reader, whole.replace(old, new).encode(), expected)
    for reader in DOCUMENTS:
        if reader != "sheets":  # where blank lines are passed over
            yield Case("empty", reader, b" ", OWN.get(reader, "empty"))
    for name, data in IN_WORDS.items():
        for reader in ("title", "search", "role-names"):
            yield Case(name, reader, data, None)
