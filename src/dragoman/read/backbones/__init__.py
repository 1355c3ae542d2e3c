"""The parsers behind `dragoman.read.parse`, and the words, sentences and lemmas they share."""
