"""One annotation for all treebanks: what they write differently is written alike.

Takes a tree, gives it with the project's relations. The treebanks differ in ways that no
parser can learn, because nothing in the sentence tells them apart; each is decided here:

- a name after an office or a kind, with no comma and no preposition (« le président Goïta ») is
  `appos`, where Sequoia and FQB have `nmod`;
- a reflexive clitic that is not passive is `expl:pv`, where some have `obj` or `iobj`;
- the agent of a passive is `obl:agent`, where PUD has plain `obl`;
- the subject of a verb with a passive auxiliary is `nsubj:pass`;
- an adverb that opens a prepositional group (« auprès de l'ambassade », « lors de », « plus de vingt ») is
  part of its preposition, where the treebanks hang the noun under the adverb;
- a report after its quotation (« …, a déclaré le ministre ») hangs under it as `parataxis`, where
  French PUD makes the report the root.

The test treebanks are read through the same rules.
"""

from __future__ import annotations

from dragoman.read.backbones.builtin import show
from dragoman.read.backbones.words import listed, plain
from training.treebank import Tree

_BY = {"fr": ("par",), "en": ("by",)}
_NOT_AGENTS = listed(
    "exemple conséquent conséquence contre ailleurs suite hasard mesure voie e-mail téléphone courrier force rapport "
    "point moyen biais an année mois jour heure personne avion mer terre air ordinateur land time force end "
    "email mail phone"
)


def settle(tree: Tree, language: str) -> Tree:
    """The tree in the project's annotation; the tree given is changed in place."""
    children = _children(tree)
    if language == "fr":
        _names(tree, children)
        _reflexives(tree)
        _reports(tree, children)
        _compound_prepositions(tree)
        children = _children(tree)
    _agents(tree, children, language)
    for at, relation in enumerate(tree.relations):
        if relation == "nsubj" and any(tree.relations[child] == "aux:pass" for child in children[tree.heads[at]]):
            tree.relations[at] = "nsubj:pass"
    return tree


def _children(tree: Tree) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in tree.words]
    for at, head in enumerate(tree.heads):
        if head != at:
            found[head].append(at)
    return found


def _names(tree: Tree, children: list[list[int]]) -> None:
    for at in range(1, len(tree)):
        head = tree.heads[at]
        if (
            tree.relations[at] not in ("nmod", "flat")
            or tree.upos[at] != "PROPN"
            or tree.upos[head] != "NOUN"
            or head > at
        ):
            continue
        bare = not any(tree.relations[child] in ("case", "det", "punct") for child in children[at])
        between = any(tree.upos[each] in ("PUNCT", "ADP") for each in range(head + 1, at))
        if bare and not between:
            tree.relations[at] = "appos"


_OPENING_ADVERBS = listed(
    "auprès lors près autour hors loin au-delà au-dessus au-dessous plus moins afin avant en-dehors à-côté outre"
)


def _compound_prepositions(tree: Tree) -> None:
    for at in range(len(tree) - 2):
        word, following = plain(tree.words[at]).lower(), plain(tree.words[at + 1]).lower()
        if (
            word not in _OPENING_ADVERBS
            or tree.upos[at] not in ("ADV", "ADP")
            or following not in ("de", "d'", "du", "des")
        ):
            continue
        noun = tree.heads[at + 1]
        if tree.heads[noun] != at or tree.heads[at] == at or noun < at:
            continue
        _take_place(tree, at, noun)


def _take_place(tree: Tree, adverb: int, noun: int) -> None:
    """The noun goes where the adverb stood; the adverb and « de » become its preposition."""
    head, relation = tree.heads[adverb], tree.relations[adverb]
    verbal = tree.upos[noun] in ("VERB", "AUX")
    counting = tree.words[adverb].lower() in ("plus", "moins")
    if relation == "advmod":
        relation = "advcl" if verbal else "nmod" if tree.upos[head] in ("NOUN", "PROPN") else "obl"
    for child, its_head in enumerate(tree.heads):
        if its_head == adverb and child != adverb:
            tree.heads[child] = noun
    tree.heads[noun], tree.relations[noun] = head, relation
    tree.heads[adverb] = noun
    tree.relations[adverb] = "advmod" if counting else "mark" if verbal else "case"
    tree.heads[adverb + 1], tree.relations[adverb + 1] = adverb, "fixed"


def _reflexives(tree: Tree) -> None:
    for at, word in enumerate(tree.words):
        if (
            plain(word).lower() in ("se", "s'")
            and tree.relations[at] in ("obj", "iobj")
            and tree.upos[tree.heads[at]] == "VERB"
        ):
            tree.relations[at] = "expl:pv"


def _agents(tree: Tree, children: list[list[int]], language: str) -> None:
    for at, relation in enumerate(tree.relations):
        if relation != "obl" or tree.heads[at] > at or tree.lemmas[at].lower() in _NOT_AGENTS or tree.upos[at] == "NUM":
            continue
        by = any(
            tree.words[child].lower() in _BY[language] and tree.relations[child] == "case" for child in children[at]
        )
        head = tree.heads[at]
        passive = any(tree.relations[child] == "aux:pass" for child in children[head]) or (
            tree.relations[head] in ("acl", "advcl")
            and "Tense=Past" in tree.features[head]
            and "Part" in tree.features[head]
        )
        if by and passive:
            tree.relations[at] = "obl:agent"


def _reports(tree: Tree, children: list[list[int]]) -> None:
    """Turn a root that only reports what stands before it into a parataxis of that."""
    root = next(at for at, head in enumerate(tree.heads) if head == at)
    quoted = [child for child in children[root] if child < root and tree.relations[child] in ("parataxis", "ccomp")]
    said_by = [child for child in children[root] if child > root and tree.relations[child] == "nsubj"]
    if len(quoted) != 1 or not said_by or tree.upos[root] != "VERB":
        return
    quote = quoted[0]
    tree.heads[quote], tree.relations[quote] = quote, "root"
    tree.heads[root], tree.relations[root] = quote, "parataxis"
    last = len(tree) - 1
    if tree.heads[last] == root and tree.relations[last] == "punct":
        tree.heads[last] = quote


def closed(tree: Tree, language: str) -> Tree:
    """The tree as the network sees it: an idiom is one ordinary word (`dragoman.read.backbones.builtin.show`)."""
    shown = show(tree.words, language)
    if len(shown) == len(tree):
        return tree
    kept = [sum(length for _, length in shown[:at]) for at in range(len(shown))]
    place = {at: number for number, at in enumerate(kept)}
    heads = [
        place[tree.heads[at]] if tree.heads[at] in place else place[max(k for k in kept if k <= tree.heads[at])]
        for at in kept
    ]
    return Tree(
        words=[word for word, _ in shown],
        spaces=[tree.spaces[at] for at in kept],
        lemmas=[tree.lemmas[at] for at in kept],
        upos=["ADJ" if length > 1 else tree.upos[at] for at, (_, length) in zip(kept, shown, strict=True)],
        features=[tree.features[at] for at in kept],
        heads=heads,
        relations=[tree.relations[at] for at in kept],
        name=tree.name,
    )
