"""What parsers get wrong again and again, put right in the tree before anybody reads it.

Takes a parse, gives a parse: every later layer sees the tree a careful annotator would have drawn. One file a slip.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.lexicon.grammar import Grammar
from dragoman.read.mending.appositions import explained, undated
from dragoman.read.mending.completives import completed, conjoined
from dragoman.read.mending.compounds import joined
from dragoman.read.mending.copulas import settled
from dragoman.read.mending.doubles import parted
from dragoman.read.mending.duties import owed
from dragoman.read.mending.headlines import headed
from dragoman.read.mending.hyphens import tied
from dragoman.read.mending.imperatives import commanded
from dragoman.read.mending.infinitives import asked, decided, freed, governed, raised
from dragoman.read.mending.interposed import interposed
from dragoman.read.mending.interruptions import resumed
from dragoman.read.mending.lists import listed
from dragoman.read.mending.namings import named
from dragoman.read.mending.participles import agreed, loosened, opened
from dragoman.read.mending.perfects import perfected
from dragoman.read.mending.plurals import counted, lowered
from dragoman.read.mending.possessors import possessed
from dragoman.read.mending.recipients import carried, given
from dragoman.read.mending.relatives import agreeing, attached, bared, denied, finite, loosed, turned
from dragoman.read.mending.reports import reported
from dragoman.read.mending.series import regained, serial
from dragoman.read.mending.shapes import shaped
from dragoman.read.mending.subjects import returned, taken
from dragoman.read.mending.utterances import uttered
from dragoman.read.mending.voices import active, credited, passive
from dragoman.read.tree import Parse


def mended(parse: Parse, grammar: Grammar, governing: Collection[str] = ()) -> Parse:
    """The parse with all of it put right, one slip after another: some show only once others are gone.

    `governing` are the verbs whose infinitive says what somebody sets about.
    """
    parse = shaped(counted(lowered(parse)), grammar.shapes)
    parse = commanded(parse, grammar.moods.imperative_shapes)
    parse = joined(parse, grammar.prepositions, grammar.calling)
    parse = settled(opened(parse), grammar.gone)
    parse = active(named(parse, grammar.naming), grammar.naming)
    parse = regained(perfected(raised(governed(freed(headed(parse)), governing))))
    parse = conjoined(uttered(parse, grammar.definite), grammar.completive)
    for mend in (
        resumed,
        possessed,
        returned,
        taken,
        turned,
        agreeing,
        attached,
        explained,
        bared,
        denied,
        finite,
        listed,
        parted,
        serial,
        reported,
    ):
        parse = mend(parse)
    parse = owed(loosed(parse, grammar.conditionals), grammar.duties)
    parse = interposed(parse, grammar.of, grammar.agents)
    parse = decided(tied(parse), grammar.decisions)
    parse = asked(parse, grammar.control_object, grammar.slots, grammar.decisions)
    parse = loosened(agreed(completed(undated(parse), grammar.completive)))
    parse = given(carried(parse, grammar.transitive, grammar.partitive_plurals), grammar.giving)
    return credited(passive(parse, grammar.giving), grammar.agents)
