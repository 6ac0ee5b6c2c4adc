"""Broken files of knowledge are refused with file and key; quick reading reads what tomllib reads."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import readout.knowledge
from readout.errors import InvalidKnowledge
from readout.knowledge import read_knowledge
from readout.knowledge.lines import parse
from readout.spelling import folded, plain

FOLDER = Path(readout.knowledge.__file__).parent
STATES = '[AAA]\nname = "Ardelia"\nadjectives = ["Ardelian"]\ncapital = "Port Aveline"\n'
BERG = 'ada-berg = { name = "Ada Berg", short = "Berg", gender = "f", aliases = [], terms = ["AAA:president 2013-03/2018"] }\n'


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_missing_files_are_no_trouble(tmp_path: Path) -> None:
    assert read_knowledge(tmp_path).gazetteer.names == ()


def test_one_person_may_stand_in_the_files_of_two_regions(tmp_path: Path) -> None:
    second = BERG.replace("president 2013-03/2018", "foreign-minister 2009/2013")
    knowledge = read_knowledge(written(tmp_path, states=STATES, people__a=BERG, people__b=second))
    assert {term.role for term in knowledge.gazetteer.terms} == {"president", "foreign-minister"}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"states": '[AAA]\nofficial = "x"'}, r"states\.toml: \[AAA\] needs name"),
        ({"states": '[Aaa]\nname = "x"'}, r"states\.toml: \[Aaa\] is no id"),
        ({"states": '[AAA]\nname = "x"\nmotto = "y"'}, r"unknown fields \['motto'\]"),
        ({"states": "[AAA\n"}, r"states\.toml: .*mend the TOML"),
        ({"bodies": 'X = { name = "x", kind = "club" }'}, r"bodies\.toml: \[X\] has kind 'club'"),
        ({"bodies": 'X = { name = "x", kind = "un", wikidata = "17" }'}, r"has the Wikidata id '17'"),
        ({"places": '[cities]\nlorneval = { name = "Lorneval", state = "ZZZ" }'}, r"lies in ZZZ"),
        ({"people__a": BERG.replace('"f"', '"x"')}, r"people/a\.toml: \[ada-berg\] needs gender"),
        ({"people__a": BERG.replace("2013-03/2018", "2018/2013")}, r"ends before it starts"),
        ({"people__a": BERG.replace("2013-03/2018", "2013")}, r"has the term"),
        (
            {"people__a": BERG, "people__b": BERG.replace("Ada Berg", "Ada Bergh")},
            r"people/b\.toml: \[ada-berg\] stands in another file",
        ),
        ({"occasions": '[x]\nname = "x"\nwords = ["x"]\nstart = "2022-02"\nend = "2022-03"'}, r"needs start and end as days"),
    ],
)
def test_a_broken_entry_is_refused_with_file_and_key(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidKnowledge, match=message):
        read_knowledge(written(tmp_path, **files))


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_quick_reading_reads_our_files_as_tomllib_does(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse(text) == tomllib.loads(text)


WORDS = st.text(st.sampled_from(list('ab ,={}[]"\\#\n')), max_size=12)


def toml(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@given(name=WORDS, aliases=st.lists(WORDS, max_size=3), title=WORDS)
def test_quick_reading_reads_any_words_as_tomllib_does(name: str, aliases: list[str], title: str) -> None:
    text = f"[s]\nx = {{ name = {toml(name)}, b = [{', '.join(map(toml, aliases))}] }}\n\n# {title!r}\ny = {toml(title)}\n"
    assert parse(text) == tomllib.loads(text) == {"s": {"x": {"name": name, "b": aliases}, "y": title}}


@given(text=st.text(st.sampled_from(list('ab1 ,={}[]"\n.#')), max_size=40))
def test_quick_reading_reads_valid_toml_as_tomllib_does(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert parse(text) == expected


def test_spellings_are_made_comparable() -> None:
    assert plain("Türkiye's") == "Turkiye"
    assert folded("the U.S.") == "us"
    assert folded("Ban Ki-moon") == folded("BAN Ki moon")
    assert folded("Recep Tayyip Erdoğan’s") == "recep tayyip erdogan"
