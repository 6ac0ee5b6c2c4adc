"""The docs tell what there is: every command and act, and no command that there is not.

`python tests/test_docs.py > docs/reference/acts.md` writes the page of acts anew.
"""

import re
import shlex
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from readout.cases_cli import cases_app
from readout.cli import app
from readout.lexicon import load_lexicon

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
COMMAND_PAGE = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
CASES_COMMANDS: dict[str, Any] = get_command(cases_app).commands  # type: ignore[attr-defined]
DEV_COMMANDS = set(re.findall(r"^    ([a-z]+)\)", (ROOT / "dev").read_text(encoding="utf-8"), re.MULTILINE))
EXAMPLE = re.compile(r"^(?:\$ )?(?:[\w./ -]+\| *)?(?:\./dev )?(readout|\./dev) (?P<rest>\S.*)$")


def acts_page() -> str:
    """The page of acts as the lexicon tells them."""
    acts = load_lexicon().acts
    lines = [
        "# Acts",
        "",
        "What is done in saying something, after Searle's families. The list is closed; a statement has one act or more, the",
        "main one first. The page is made from `readout/lexicon/act-types.toml` by `python tests/test_docs.py`.",
    ]
    for family, members in groupby(acts, key=lambda name: acts[name].family):
        lines += ["", f"## {family.capitalize()}s", "", "| act | the speaker |", "|---|---|"]
        lines += [f"| `{name}` | {acts[name].gloss} |" for name in members]
    return "\n".join(lines) + "\n"


def code_of(page: Path) -> Iterator[str]:
    """The lines of code in a page: fenced, indented, and between backticks in prose."""
    fenced = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.strip()
        else:
            yield from re.findall(r"`([^`]+)`", line)


def examples(page: Path) -> Iterator[tuple[str, list[str]]]:
    """The program (`readout` or `./dev`) and the words after it, for each example of a page."""
    for line in code_of(page):
        if found := EXAMPLE.match(line):
            rest = found["rest"].partition(" | ")[0].partition(" > ")[0]
            yield found[1], shlex.split(rest, comments=True)


def options(command: Any) -> set[str]:
    """The options of a command."""
    return {name for each in command.params for name in each.opts if name.startswith("-")}


def fault(program: str, words: list[str]) -> str | None:
    """What is wrong with an example, None if nothing is."""
    name, *rest = words
    if program == "./dev":
        return None if name in DEV_COMMANDS else f"./dev has no command {name}"
    if name.startswith("-") or name == "COMMAND":
        return None
    if name not in COMMANDS:
        return f"readout has no command {name}"
    command = COMMANDS[name]
    if name == "cases":
        sub = next((word for word in rest if not word.startswith("-")), "")
        if sub and sub not in CASES_COMMANDS:
            return f"readout cases has no command {sub}"
        command = CASES_COMMANDS.get(sub, command)
    known = options(command) | {"--help", "--debug"}
    strange = [word for word in rest if word.startswith("-") and word != "-" and word.partition("=")[0] not in known]
    missing = [word for word in rest if word.startswith(("samples/", "cases/")) and not (ROOT / word).exists()]
    return f"readout {name}: no such option or file: {strange + missing}" if strange or missing else None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    heading = re.search(rf"^## {re.escape(name)}$", COMMAND_PAGE, re.MULTILINE)
    assert heading, f"docs/reference/command-line.md has no section {name}"
    assert [
        option for option in options(COMMANDS[name]) - {"--help"} if option.startswith("--") and option not in COMMAND_PAGE
    ] == []


@pytest.mark.parametrize("name", CASES_COMMANDS)
def test_every_command_of_cases_is_in_the_reference(name: str) -> None:
    assert f"readout cases {name}" in COMMAND_PAGE


def test_the_page_of_acts_is_that_of_the_lexicon() -> None:
    assert (DOCS / "reference" / "acts.md").read_text(encoding="utf-8") == acts_page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_name_commands_that_there_are(page: Path) -> None:
    assert [found for example in examples(page) if (found := fault(*example))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if ":" not in link and not (page.parent / link).exists()] == []


def test_the_index_names_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    inside = [page.relative_to(DOCS) for page in PAGES[1:] if page.name != "README.md"]
    assert [path for path in inside if not any(f"({each.as_posix()})" in index for each in (path, path.parent))] == []


def test_faults_of_examples_are_seen() -> None:
    assert fault("./dev", ["fly"]) and fault("readout", ["fly"]) and fault("readout", ["cases", "fly"])
    assert fault("readout", ["read", "samples/none.txt"]) and fault("readout", ["read", "x", "--fly"])
    assert fault("readout", ["read", "x.jsonl", "--field", "text=body", "-o", "y.html"]) is None


if __name__ == "__main__":
    print(acts_page(), end="")
