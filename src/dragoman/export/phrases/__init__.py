"""Sentences about events, names of actors and dates in words, in French and in English.

Takes values of the model and the texts of a language, gives plain text; never markup.
"""

from dragoman.export.phrases.dates import in_words
from dragoman.export.phrases.names import NameBook, from_texts
from dragoman.export.phrases.sentences import Composer

__all__ = ["Composer", "NameBook", "from_texts", "in_words"]
