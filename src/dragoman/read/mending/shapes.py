"""Verbs whose form their ending gives away: « négociée » is no infinitive, whatever the parser says.

Takes a parse and the features that endings tell; gives it with each verb in the form that it is written in.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token, features


def shaped(parse: Parse, shapes: Mapping[str, str]) -> Parse:
    """The parse with the features of verbs as their endings have them."""
    if not shapes:
        return parse
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.upos == "VERB"):
        told = _told(verb, shapes)
        if told is not None and features(told)["VerbForm"] != verb.feature("VerbForm"):
            tokens[verb.index] = replace(verb, features=told)
    return parse.rewritten(tokens)


def _told(verb: Token, shapes: Mapping[str, str]) -> str | None:
    """The features of the longest ending that a verb has."""
    word = verb.text.lower()
    return next((shapes[word[-size:]] for size in (3, 2, 1) if len(word) > size and word[-size:] in shapes), None)
