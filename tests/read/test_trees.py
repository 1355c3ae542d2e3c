"""The notation of `trees` itself."""

from __future__ import annotations

from tests.read.trees import at, parse


def test_notation() -> None:
    tree = parse(
        "fr",
        """
        L’/DET/det>2/def armée/NOUN/nsubj>4/f,sg a:avoir/AUX/aux>4 frappé:frapper/VERB/root/pp ./PUNCT/punct>4
        Elle/PRON/nsubj>2 nie:nier/VERB/root/fin ./PUNCT/punct>2
        """,
    )
    assert tree.text == "L’armée a frappé. Elle nie."
    assert all(tree.text[token.start : token.end] == token.text for token in tree.tokens)
    assert tree.tokens[at(tree, "frappé")].feature("Tense") == "Past"
    assert tree.tokens[at(tree, "armée")].head == at(tree, "frappé")
    assert [tree.sentence_number(at(tree, form)) for form in ("armée", "Elle", "nie")] == [0, 1, 1]
    assert tree.tokens[at(tree, "nie")].head == at(tree, "nie")
