"""What training makes of a treebank's sentences: joined where the rules join them, with names exchanged."""

from __future__ import annotations

import random
from dataclasses import replace

from dragoman.read.backbones.rows import Tagged
from training.exchange import Names
from training.joining import joined
from training.recipes import without_stop
from training.silver import agreed, vote
from training.treebank import Tree


def tree(text: str, tags: str, relations: str, *, opens: bool = False) -> Tree:
    """A sentence whose words all hang under the first verb."""
    words, upos = text.split(), tags.split()
    root = upos.index("VERB")
    return Tree(
        words=words,
        spaces=[True] * len(words),
        lemmas=["_"] * len(words),
        upos=upos,
        features=["_"] * len(words),
        heads=[root] * len(words),
        relations=relations.split(),
        opens_paragraph=opens,
    )


def test_sentences_that_the_rules_do_not_tell_apart_are_joined() -> None:
    thanks = tree("thanks a lot", "VERB DET NOUN", "root det obj", opens=True)
    call = tree("call me .", "VERB PRON PUNCT", "root obj punct")
    others = [tree("He left .", "PRON VERB PUNCT", "nsubj root punct"), replace(call, opens_paragraph=True)]
    (found,) = joined([thanks, call, *others], "en")
    assert found.text == "thanks a lot call me ."
    assert found.ends == (2,)
    assert found.heads == [0, 0, 0, 3, 3, 3]
    assert without_stop(found).ends == (2,)
    assert joined([replace(thanks, opens_paragraph=False), call], "en") == []


def test_names_are_exchanged_for_names_of_the_same_form() -> None:
    text = "Le ministre algérien Aly Diop quitte Bamako ."
    before = tree(text, "DET NOUN ADJ PROPN PROPN VERB PROPN PUNCT", "det nsubj amod appos flat root obj punct")
    before.heads[4] = 3
    other = tree("Le chef Omar Sow dort", "DET NOUN PROPN PROPN VERB", "det nsubj appos flat root")
    other.heads[3] = 2
    names = Names.of([before, other], "fr")
    chance = random.Random(1)
    found = [names.exchanged(before, chance) for _ in range(1000)]
    seen = [{each.words[at] for each in found} for at in range(len(before))]
    assert {"algérien", "égyptien", "indien"} < seen[2]
    assert all(not word.endswith(("e", "s")) and word[0] in "aeéhioîuy" for word in seen[2])
    assert (seen[3], seen[4]) == ({"Aly", "Omar"}, {"Diop", "Sow"})
    assert {"Bagdad", "Bamako", "Quito"} < seen[6]
    assert all((each.heads, each.upos, each.words[7]) == (before.heads, before.upos, ".") for each in found)


def test_parsers_are_followed_where_most_of_them_agree() -> None:
    one = Tagged("NOUN", "Number=Sing", 2, "nsubj")
    two = Tagged("NOUN", "_", 2, "nsubj")
    other = Tagged("VERB", "", 1, "obj")
    assert vote([one, two, other]) == Tagged("NOUN", "?", 2, "nsubj")
    assert vote([one, other, Tagged("VERB", "", 2, "obj")]) == Tagged("VERB", "", 2, "?")
    words = ["Elle", "part", "."]
    sure = [Tagged("PRON", "", 1, "nsubj"), Tagged("VERB", "", 1, "root"), Tagged("PUNCT", "", 1, "punct")]
    unsure = [Tagged("PRON", "", 2, "obj"), *sure[1:]]
    assert list(agreed([words], [(sure, unsure)])) == []
    (found,) = agreed([words], [(sure, sure, unsure)])
    assert found.split("\n")[1] == "1\tElle\t_\tPRON\t_\t_\t2\tnsubj\t_\t_"
