"""Corpora as examples: word ranges from offsets, names from trees, labels from ranges."""

import gzip
import json
import random
from pathlib import Path

import pytest

from training.corpora import NAME_TYPES, Document, Named, Sentence, apart
from training.corpora.conllu import gum_names, read_ewt
from training.corpora.names import names_in, read_crossner, read_uner, with_other_names
from training.corpora.polnear import read_polnear

TITLES = frozenset({"president"})


def test_of_overlapping_names_the_longer_is_kept() -> None:
    assert apart([Named(5, 6, 0), Named(0, 1, 2), Named(0, 3, 1)]) == [Named(0, 3, 1), Named(5, 6, 0)]


@pytest.fixture
def polnear(tmp_path: Path) -> Path:
    text = "Ms Berg\u00a0said talks\r\n\r\nwould resume. “Soon,” she added."
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_bytes(text.encode())
    said = text.index("said")
    soon, added = text.index("“"), text.index("added")
    rows = [
        {"source": [[0, 8]], "cue": [[said, said + 4]], "content": [[said + 5, text.index(".")]]},
        {"source": [[added - 4, added - 1]], "cue": [[added, added + 5]], "content": [[soon, soon + 7]]},
        {"source": [], "cue": [], "content": [[0, 2]]},
    ]
    once = json.dumps({"id": "a", "annotator": "x", "attributions": rows})
    again = json.dumps({"id": "a", "annotator": "y", "attributions": []})
    (tmp_path / "attributions.jsonl").write_text(f"{once}\n{again}\n", encoding="utf-8")
    return tmp_path


def test_offsets_become_words_and_the_first_annotator_counts(polnear: Path) -> None:
    with gzip.open(polnear / "corenlp_silver.jsonl.gz", "wt", encoding="utf-8") as silver:
        silver.write(json.dumps({"id": "a", "b": [0, 3], "e": [2, 7], "ner": [[1, 1, "PERSON"], [0, 0, "TITLE"]]}) + "\n")
    (document,) = read_polnear(polnear)
    words = [word for sentence in document.sentences for word in sentence.words]
    assert document.attributions is not None
    told = [
        [[" ".join(words[slice(*ranges)]) for ranges in part] for part in (each.source, (each.cue,), each.content)]
        for each in document.attributions
    ]
    assert told == [[["Ms Berg"], ["said"], ["talks would resume"]], [["she"], ["added"], ["“ Soon , ”"]]]
    assert document.sentences[0].names == (Named(1, 2, NAME_TYPES.index("person")),)


TREE = """\
# newdoc id = a
# text = the former President of Norland , Ann Roe , left
1\tthe\tthe\tDET\tDT\t_\t3\tdet\t_\tEntity=(1-person-new-x
2\tformer\tformer\tADJ\tJJ\t_\t3\tamod\t_\t_
3\tPresident\tpresident\tPROPN\tNNP\t_\t10\tnsubj\t_\t_
4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tNorland\tNorland\tPROPN\tNNP\t_\t3\tnmod\t_\tEntity=(2-place-new-x)
6\t,\t,\tPUNCT\t,\t_\t7\tpunct\t_\t_
7\tAnn\tAnn\tPROPN\tNNP\t_\t3\tappos\t_\tEntity=(3-person-new-x
8\tRoe\tRoe\tPROPN\tNNP\t_\t7\tflat\t_\tEntity=3)1)
9\t,\t,\tPUNCT\t,\t_\t7\tpunct\t_\t_
10\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def test_names_are_cut_out_of_phrases_and_titles_are_none(tmp_path: Path) -> None:
    rows = [line.split("\t") for line in TREE.splitlines() if line[:1].isdigit()]
    assert sorted((name.first, name.last) for name in gum_names(rows, TITLES)) == [(4, 5), (6, 8)]
    (tmp_path / "a.conllu").write_text(TREE, encoding="utf-8")
    (document,) = read_ewt(tmp_path / "a.conllu")
    syntax = document.sentences[0].syntax
    assert syntax is not None
    assert syntax.heads[2] == 10
    assert document.sentences[0].opens


BESIDE_NOUNS = """\
1\tresearcher\tresearcher\tNOUN\tNN\t_\t10\tnsubj\t_\tEntity=(1-person-new-x
2\tAnn\tAnn\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tRoe\tRoe\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
4\tof\tof\tADP\tIN\t_\t6\tcase\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-place-new-x
6\tisland\tisland\tNOUN\tNN\t_\t1\tnmod\t1:nmod:of\t_
7\tof\tof\tADP\tIN\t_\t8\tcase\t_\t_
8\tHolm\tHolm\tPROPN\tNNP\t_\t6\tnmod\t6:nmod:of\tEntity=2)
9\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_
10\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
11\tJo\tJo\tPROPN\tNNP\t_\t10\tobj\t_\tEntity=(3-person-new-x
12\tLund\tLund\tPROPN\tNNP\t_\t11\tflat\t_\t_
13\tof\tof\tADP\tIN\t_\t15\tcase\t_\t_
14\tThe\tthe\tDET\tDT\t_\t15\tdet\t_\tEntity=(4-organization-new-x
15\tAgency\tagency\tPROPN\tNNP\t_\t11\tnmod\t11:nmod:of\tEntity=4)3)
16\tand\tand\tCCONJ\tCC\t_\t17\tcc\t_\t_
17\tEarl\tearl\tPROPN\tNNP\t_\t11\tconj\t_\tEntity=(5-person-new-x
18\tof\tof\tADP\tIN\t_\t19\tcase\t_\t_
19\tClare\tClare\tPROPN\tNNP\t_\t17\tnmod\t17:nmod:of\tEntity=5)
"""


def test_names_stand_beside_common_nouns_and_no_single_word_is_somebody_of_something() -> None:
    rows = [line.split("\t") for line in BESIDE_NOUNS.splitlines()]
    words = [row[1] for row in rows]
    found = {" ".join(words[name.first : name.last]) for name in gum_names(rows, TITLES)}
    assert found == {"Ann Roe", "Holm", "Jo Lund", "Agency"}


def test_columns_of_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Ann\tB-politician\nRoe\tI-politician\nof\tO\nNorland\tB-country\nWay\tB-misc\n\nIt\tO\n", encoding="utf-8"
    )
    first, second = read_crossner(tmp_path / "a.txt")
    person, place = NAME_TYPES.index("person"), NAME_TYPES.index("place")
    assert first.sentences[0].names == (Named(0, 2, person), Named(3, 4, place))
    assert second.sentences[0].names == ()


def test_columns_of_names_with_sentences_told(tmp_path: Path) -> None:
    (tmp_path / "a.iob2").write_text(
        "# sent_id = a-1\n1\tAnn\tB-PER\t-\tx\n2\tRoe\tI-PER\t-\tx\n3\tOslo\tB-LOC\t-\tx\n4\tWay\tB-OTH\t-\tx\n\n"
        "# sent_id = a-2\n1\tIt\tO\t-\t-\n\n",
        encoding="utf-8",
    )
    first, second = read_uner(tmp_path / "a.iob2")
    person, place = NAME_TYPES.index("person"), NAME_TYPES.index("place")
    assert first.sentences[0].names == (Named(0, 2, person), Named(2, 3, place))
    assert second.sentences[0].names == ()


def test_names_give_way_to_others_of_their_type() -> None:
    person = NAME_TYPES.index("person")
    sentence = Sentence(
        ("Ann", "Roe", "met", "Berg", "in", "Oslo", "."), names=(Named(3, 4, person), Named(0, 2, person), Named(5, 6, 2))
    )
    document = Document("a", (sentence,))
    known = {person: [("Jo", "van", "Lund")], 2: []}
    found = {with_other_names(document, random.Random(seed), names_in([document]), known).sentences[0] for seed in range(40)}
    for other in found:
        assert [word for word in other.words if word in ("met", "in", ".")] == ["met", "in", "."]
        told = {" ".join(other.words[name.first : name.last]): name.type for name in other.names or ()}
        assert all(kind == (2 if words == "Oslo" else person) for words, kind in told.items())
    assert any("van" in other.words for other in found)
    assert sentence in [Sentence(other.words, names=tuple(sentence.names or ())) for other in found]
