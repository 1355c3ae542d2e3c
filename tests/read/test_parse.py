"""The parse: places in the text, lines, sentences, words, lemmas, and other backbones."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelMissing, Unsupported
from dragoman.read.backbones.builtin import Builtin, split
from dragoman.read.backbones.features import TABLES, hashed
from dragoman.read.backbones.known import Known
from dragoman.read.backbones.lemmas import Lemmas
from dragoman.read.backbones.rows import Tagged
from dragoman.read.backbones.trees import heads
from dragoman.read.backbones.words import cut
from dragoman.read.parse import load, version
from dragoman.read.tree import Parse, Sentence, Token
from evaluation.parsing import documents, measure, written
from training.treebank import read

WORDS = {
    "fr": {
        "L’ambassadeur s’est-il exprimé ?": "L’ ambassadeur s’ est -il exprimé ?",
        "A-t-elle répondu aujourd’hui ?": "A -t-elle répondu aujourd’hui ?",
        "Du Mali aux États-Unis, c’est-à-dire loin.": "Du Mali aux États-Unis , c’est-à-dire loin .",
        "M. Traoré, né en 1988, a 10 000 partisans.": "M. Traoré , né en 1988 , a 10 000 partisans .",
        "« Non », dit-il (à l'AFP)…": "« Non » , dit -il ( à l' AFP ) …",
        "à 15h30 le 1er mai, 12,5 % des voix": "à 15 h 30 le 1er mai , 12,5 % des voix",
        "celui-ci, ces jours-ci, peut-être": "celui-ci , ces jours -ci , peut-être",
        "jusqu’à samedi, qu’« il parte »": "jusqu’ à samedi , qu’ « il parte »",
    },
    "en": {
        "Mali’s junta doesn't recognise it.": "Mali ’s junta does n't recognise it .",
        "“We can’t,” he said.": "“ We ca n’t , ” he said .",
        "The U.S.-led force, 5,000 strong": "The U.S. - led force , 5,000 strong",
        "Gen. Burhan’s co-ordinator cannot go": "Gen. Burhan ’s co-ordinator can not go",
        "a $100m deal (12%)": "a $ 100 m deal ( 12 % )",
    },
}

SENTENCES = {
    "fr": [
        "M. Diop a quitté Bamako.|Mme. Keita reste à Paris.",
        "Le gén. Tiani a parlé au no. 2 de l’O.N.U. hier.",
        "« Nous partons. |Rien ne nous retient. » |Il a raccroché.",
        "« Halte ! » a crié le soldat.",
        "Le colonel J. Doumbia a signé.|Les autres ont refusé.",
        "L’offre monte à 3.5 millions.|Elle expire le 2 mai.",
    ],
    "en": [
        "Gen. Smith met U.S. envoys on Jan. 5 in Washington, D.C. yesterday.",
        "He works for the U.S.|The embassy declined to comment.",
        "“We are leaving. |Nothing keeps us here.” |She hung up.",
        "Yaounde, Nov 29 (IANS) |Chad has ended the pact.",
        "Madrid, (APP - Point News - 21st May, 2024) |Spain recalled its envoy.",
        "MOSCOW, May 7. /TASS/. |The ministry denied it.",
        "The bloc of West African states (ECOWAS) imposed sanctions.",
        "Dr. J. R. Okoye vs. the state etc. was heard.|It lasted 2.5 hours.",
    ],
}


def words(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in cut(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(lang, text, want) for lang, cases in WORDS.items() for text, want in cases.items()],
)
def test_words(language: str, text: str, expected: str) -> None:
    assert " ".join(words(text, language)) == expected


@pytest.mark.parametrize(("language", "marked"), [(lang, each) for lang, cases in SENTENCES.items() for each in cases])
def test_sentences(language: str, marked: str) -> None:
    pieces = [piece.strip() for piece in marked.split("|")]
    text = " ".join(pieces)
    found = [text[sentence[0][0] : sentence[-1][1]] for sentence in split(text, language)]
    assert found == pieces


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_words_cover_the_text(text: str, language: str) -> None:
    spans = [span for sentence in split(text, language) for span in sentence]
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered or text[at].isspace() for at in range(len(text)))


def check(parse: Parse, text: str) -> None:
    """Every word quotes itself, and every sentence is a tree with one root."""
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)
    assert [token.index for token in parse.tokens] == list(range(len(parse.tokens)))
    for sentence in parse.sentences:
        inside = range(sentence.first, sentence.last + 1)
        assert "\n" not in text[parse.tokens[sentence.first].start : parse.tokens[sentence.last].end]
        roots = [at for at in inside if parse.tokens[at].head == at]
        assert len(roots) == 1
        for at in inside:
            assert parse.tokens[at].head in inside
            assert at == roots[0] or roots[0] in [each.index for each in parse.ancestors(at)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_any_text_gives_trees(language: str) -> None:
    parser = load(language)

    @settings(max_examples=30, deadline=None)
    @given(st.text(alphabet=st.sampled_from("aé .,;«»“”’'-\n1AÀ(!?\u202f\t…%"), max_size=80))
    def law(text: str) -> None:
        check(parser.parse(text), text)

    law()
    for text in ("", "\n\n", "a", "x " * 700, "«" * 50):
        check(parser.parse(text), text)


def only(parse: Parse, word: str) -> Token:
    (found,) = [token for token in parse.tokens if token.text == word]
    return found


def relation(parse: Parse, word: str) -> str:
    token = only(parse, word)
    return f"{token.relation} {parse.tokens[token.head].text}"


def test_french_tree() -> None:
    text = "Le Mali a expulsé\u00a0deux diplomates français.\nBamako suspend ses relations\n"
    parse = load("fr").parse(text)
    check(parse, text)
    assert len(parse.sentences) == 2
    assert relation(parse, "Mali") == "nsubj expulsé"
    assert relation(parse, "diplomates") == "obj expulsé"
    assert [token.lemma for token in parse.tokens[:7]] == [
        "le",
        "Mali",
        "avoir",
        "expulser",
        "deux",
        "diplomate",
        "français",
    ]
    assert only(parse, "relations").lemma == "relation"


def test_english_tree() -> None:
    text = "France expelled two Malian diplomats on Tuesday, the foreign ministry said."
    parse = load("en").parse(text)
    check(parse, text)
    assert relation(parse, "France") == "nsubj expelled"
    assert relation(parse, "diplomats") == "obj expelled"
    assert relation(parse, "ministry") == "nsubj said"
    assert only(parse, "expelled").lemma == "expel"


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("fr", "Paris a déclaré persona non grata deux diplomates.", "déclaré"),
        (
            "fr",
            "Le ministère a déclaré deux diplomates de l’ambassade d’Iran en poste à Berne persona non grata.",
            "déclaré",
        ),
        ("en", "Paris declared two diplomats persona non grata.", "declared"),
    ],
)
def test_persona_non_grata_keeps_the_object(language: str, text: str, verb: str) -> None:
    parse = load(language).parse(text)
    check(parse, text)
    assert only(parse, "persona").head == only(parse, verb).index
    assert [parse.tokens[only(parse, word).head].text for word in ("non", "grata")] == ["persona", "persona"]
    assert only(parse, "diplomates" if language == "fr" else "diplomats").relation == "obj"


def test_typography_changes_no_tree() -> None:
    parser = load("fr")
    plain = parser.parse("L'armée a dénoncé une \"ingérence\" de l'ONU.")
    printed = parser.parse("L’armée a dénoncé une “ingérence” de l’ONU.")
    assert [(t.head, t.relation, t.lemma) for t in plain.tokens] == [
        (t.head, t.relation, t.lemma) for t in printed.tokens
    ]


def test_a_document_is_parsed_alone() -> None:
    parser = load("fr")
    first = "Alger rappelle son ambassadeur.\nParis réagit."
    alone = parser.parse(first).tokens
    parser.parse("Un tout autre texte, plus long que le premier et sans rapport avec lui.")
    assert parser.parse(first).tokens == alone


def test_the_package_loads_no_model() -> None:
    heavy = "('spacy', 'onnxruntime', 'torch', 'numpy')"
    code = f"import sys, dragoman, dragoman.read.parse; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_of_backbones() -> None:
    with pytest.raises(Unsupported, match="Dragoman reads"):
        load("de")
    with pytest.raises(Unsupported, match="unknown parser"):
        load("fr", "other:thing")
    with pytest.raises(ModelMissing, match="spacy download fr_none_sm"):
        load("fr", "spacy:fr_none_sm")
    with pytest.raises(ModelMissing, match="pip install stanza"):
        load("fr", "stanza:fr")
    assert version("fr", "builtin") == "builtin"
    assert version("fr", "spacy:none").startswith("spacy:none-3.")


@pytest.mark.filterwarnings("ignore")
def test_a_spacy_pipeline(tmp_path: Path) -> None:
    """A pipeline of the user's own: here one trained on a single sentence."""
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("fr")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    words, heads_, relations = (
        ["Paris", "expulse", "un", "diplomate", "."],
        [1, 1, 3, 1, 1],
        ["nsubj", "ROOT", "det", "obj", "punct"],
    )
    gold = Doc(nlp.vocab, words=words, heads=heads_, deps=relations, pos=["PROPN", "VERB", "DET", "NOUN", "PUNCT"])
    example = Example(Doc(nlp.vocab, words=words), gold)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(20):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(tmp_path / "tiny")
    text = "Paris expulse un diplomate .\nParis expulse un diplomate ."
    parse = load("fr", f"spacy:{tmp_path / 'tiny'}").parse(text)
    check(parse, text)
    assert [token.relation for token in parse.tokens[:4]] == ["nsubj", "root", "det", "obj"]


def test_heads_form_a_tree() -> None:
    import numpy as np

    scores = np.array([[0.0, 0.0, 9.0, 0.0], [1.0, 9.0, 0.0, 0.0], [0.5, 0.0, 3.0, 0.0]], np.float32)
    assert heads(scores) == [0, 1, 2] or heads(scores) == [2, 0, 2]


OWN = Path(__file__).parents[2] / "training" / "treebank"


@pytest.mark.parametrize("path", sorted(OWN.glob("*.conllu")), ids=lambda path: path.stem)
def test_the_own_treebank_is_well_formed(path: Path) -> None:
    trees = read(path, path.stem[:2])
    assert trees
    for tree in trees:
        (text,) = (line[len("# text = ") :] for line in tree.comments if line.startswith("# text = "))
        assert tree.text.replace("\u00a0", " ") == text.replace("\u00a0", " "), tree.name
        assert sum(head == at for at, head in enumerate(tree.heads)) == 1, tree.name
        for at in range(len(tree)):
            steps = 0
            while tree.heads[at] != at:
                at, steps = tree.heads[at], steps + 1
                assert steps <= len(tree), tree.name
        assert ("PUNCT" in tree.upos) == ("punct" in tree.relations), tree.name


def test_no_sentence_is_both_learned_and_measured() -> None:
    for language in ("fr", "en"):
        learned, measured = (
            {tree.text for tree in read(OWN / f"{language}_news-{part}.conllu", language)} for part in ("train", "test")
        )
        assert learned
        assert measured
        assert not learned & measured


def test_one_annotation(tmp_path: Path) -> None:
    """« auprès de » is a preposition, an agent is an agent, « du » is one word."""
    rows = [
        ("1", "Il", "il", "PRON", "4", "nsubj"),
        ("2", "a", "avoir", "AUX", "4", "aux"),
        ("3", "été", "être", "AUX", "4", "aux:pass"),
        ("4", "expulsé", "expulser", "VERB", "0", "root"),
        ("5", "par", "par", "ADP", "7", "case"),
        ("6", "le", "le", "DET", "7", "det"),
        ("7", "roi", "roi", "NOUN", "4", "obl"),
        ("8", "auprès", "auprès", "ADV", "4", "advmod"),
        ("9-10", "du", "", "", "", ""),
        ("9", "de", "de", "ADP", "11", "case"),
        ("10", "le", "le", "DET", "11", "det"),
        ("11", "Mali", "Mali", "PROPN", "8", "obl:arg"),
    ]
    lines = [
        "\t".join([n, word, lemma, upos, "_", "_", head, rel, "_", "_"]) for n, word, lemma, upos, head, rel in rows
    ]
    (tmp_path / "x.conllu").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    (tree,) = read(tmp_path / "x.conllu", "fr")
    assert tree.text == "Il a été expulsé par le roi auprès du Mali"
    found = {
        word: (relation, tree.words[head])
        for word, relation, head in zip(tree.words, tree.relations, tree.heads, strict=True)
    }
    assert found["Il"] == ("nsubj:pass", "expulsé")
    assert found["roi"] == ("obl:agent", "expulsé")
    assert found["Mali"] == ("obl", "expulsé")
    assert found["auprès"] == ("case", "Mali")
    assert found["du"] == ("fixed", "auprès")


def test_measuring_knows_right_from_wrong() -> None:
    """A parser that gives back the gold trees scores 100; one that cuts words otherwise does not."""
    trees = read(OWN / "fr_news-test.conllu", "fr")[:8]

    class Echo:
        language = "fr"

        def parse(self, text: str) -> Parse:
            tokens: list[Token] = []
            sentences: list[Sentence] = []
            for lines in documents(trees):
                for start, tree in written(lines)[1]:
                    first, at = len(tokens), start
                    for index, word in enumerate(tree.words):
                        tokens.append(
                            Token(
                                first + index,
                                at,
                                at + len(word),
                                word,
                                tree.lemmas[index],
                                tree.upos[index],
                                "",
                                first + tree.heads[index],
                                tree.relations[index],
                            )
                        )
                        at += len(word) + tree.spaces[index]
                    sentences.append(Sentence(first, len(tokens) - 1))
            return Parse(text, "fr", tuple(tokens), tuple(sentences))

    figures = measure(Echo(), trees)
    assert figures.f1("las") == figures.f1("sentences") == figures.f1("lemma") == 100
    figures = measure(load("fr"), trees)
    assert 50 < figures.f1("las") <= 100


class Two:
    """A tagger that sees a sentence end after the third word."""

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[list[Tagged]]]:
        return [[self._tree(words[:3]), self._tree(words[3:])] for words in sentences]

    def _tree(self, words: Sequence[str]) -> list[Tagged]:
        return [Tagged("X", "", 1, "root" if at == 1 else "dep") for at in range(len(words))]


def test_a_sentence_in_which_others_end_is_several() -> None:
    parser = Builtin("en", Two(), Lemmas({}, {}))
    text = "thanks a lot see “ you ” soon"
    parse = parser.parse(text)
    check(parse, text)
    assert [(each.first, each.last) for each in parse.sentences] == [(0, 2), (3, 7)]
    assert [token.head for token in parse.tokens] == [1, 1, 1, 5, 3, 5, 5, 5]


def test_words_have_the_row_of_their_vector(tmp_path: Path) -> None:
    rows = {crc32(word.encode()): row for row, word in enumerate(("il", "mali", "Mali", "Conakry"), start=1)}
    hashes = sorted(rows)
    Known(np.array(hashes, np.uint32), np.array([rows[each] for each in hashes], np.uint16)).write(
        tmp_path / "words.npz"
    )
    known = Known.read(tmp_path / "words.npz")
    words = ["Il", "-t-il", "Mali", "mali", "MALI", "CONAKRY", "zanzibarite", "-", ""]
    assert [known.row(word) for word in words] == [1, 1, 3, 2, 2, 4, 0, 0, 0]
    assert hashed([words, ["il"]], len(words), known)[:, :, len(TABLES)].tolist()[1] == [1, *[0] * 8]
    assert hashed([words], len(words)).shape == (1, len(words), len(TABLES))
