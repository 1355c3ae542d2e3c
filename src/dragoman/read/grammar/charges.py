"""What somebody says ill of another in words of their own: "Minsk organizes the illegal crossings, Warsaw says".

Takes the frames of a document and what it tells after whom; adds one for each clause, told after somebody, that says of
another actor what is ill by its words: a verb that only blames, an ill deed done, a name that nobody wants; and one for
each utterance without a verb: « Chantage ! », "Nonsense". Says who is blamed; who blames is whoever it is told after.
Never reads ill into the outlet's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.lexicon.patterns import ANY, SPEAKER, Pattern
from dragoman.model import Actor, Kind, Stance
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.forms import is_nominal, is_past_participle
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.roles import Roles
from dragoman.read.grammar.sides import Found, codes, named
from dragoman.read.grammar.slots import Argument
from dragoman.read.grammar.stance import Stances
from dragoman.read.grammar.voices import Voices
from dragoman.read.speech import Told
from dragoman.read.tree import Token

ACCUSE, CONDEMN, DENY = "accuse", "condemn", "deny"
ILL, DAMNING, DOING = "ill", "damning", "doing"
"""Classes of the lexicon: nouns for what is ill, words that blame by themselves, verbs that tell who does it."""

SCORN, UNTRUE = ("outrage", "unacceptable", "insult", DAMNING), ("untrue", "falsehood")
"""Classes of words that, uttered alone, condemn or deny what the speaker answers."""

_SHORT = 16
"""How many words an utterance without a verb may have."""

_DEEDS, PARTAKING = ("outrage", "falsehood"), "partaking"
"""Classes of nouns for ill deeds, and of those for having a part in what is ill."""

_ACTS, _FOUL = ("doings", "wrongs"), ("unacceptable", DAMNING)
"""Classes of nouns for what is done, and of adjectives that make an ill deed of it."""

_BY = ("subject", "owner", "of", "origin", "amod", "compound")
"""Slots of a noun in which whoever does it is looked for, in this order."""

ADMIT = "admit"
"""The class of verbs by which one says what is ill of oneself: who admits it accuses nobody."""

_NEAR = 2
"""How many sentences back an accusation is answered."""

_STOPS = frozenset(":;.!?")

_WHOSE = frozenset({"owner", "amod", "compound", "of", "subject", "origin"})
"""Slots of a noun in which stands whose it is, or who does it."""


def uttered(kind: str, *, target: tuple[str, ...] = (), negated: bool = False) -> Pattern:
    """What no pattern of the lexicon tells: whoever it is told after does it, to whom some slots name."""
    return Pattern(kind=kind, slots={SPEAKER: (ANY,)}, roles={"source": (SPEAKER,), "target": target}, negated=negated)


def spoken(kind: Kind, pattern: Pattern, head: Token, arguments: tuple[Argument, ...], target: Found) -> Frame:
    """The frame of such a pattern, whose source is known only when the claim is made."""
    return Frame(
        kind=kind,
        pattern=pattern,
        trigger=head.index,
        words=(),
        arguments=arguments,
        object=next((each.head for each in arguments if "object" in each.slots), None),
        complement=None,
        source=(),
        target=target,
        weight=0,
    )


_CHARGE = uttered(ACCUSE, target=("subject",))


class Charges:
    """The accusations of one document that its patterns do not find; `voices` are the parties it tells them after."""

    def __init__(
        self, classes: Classes, roles: Roles, stances: Stances, kinds: Mapping[str, Kind], voices: Voices
    ) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse = classes.parse
        self.roles = roles
        self.stances = stances
        self.kinds = kinds
        self.voices = voices

    def added(self, frames: Iterable[Frame]) -> tuple[Frame, ...]:
        """The frames with the accusations among them, in the order of their triggers."""
        known = {frame.trigger: frame for frame in frames}
        known.update((frame.trigger, frame) for frame in self._exclaimed(known))
        for token in self.parse.tokens:
            frame = self._frame(token, known) or self._deed(token, known) if token.index not in known else None
            if frame is not None:
                known[token.index] = frame
        return tuple(known[index] for index in sorted(known))

    def _frame(self, head: Token, known: Mapping[int, Frame]) -> Frame | None:
        accuser = self._accuser(head, known) if self._is_clause(head) else None
        if accuser is None or not self._says_ill(head, known) or not self._is_asserted(head):
            return None
        arguments = self.resolver.arguments.of(head.index)
        target = self._blamed(arguments, accuser)
        if not named(target):
            return None
        return self._told(_CHARGE, head, arguments, target)

    def _deed(self, noun: Token, known: Mapping[int, Frame]) -> Frame | None:
        """An ill deed by its noun, of whoever does it: "malign activity by Minsk", « le soutien de Kigali à … ».

        It is told after somebody, or as the reason for what somebody does.
        """
        if noun.upos != "NOUN" or not self._is_deed(noun) or self.stances.moods.negated(noun):
            return None
        accuser = self._accuser(noun, known)
        reason = any(each.index in self.stances.answered for each in (noun, *self.parse.ancestors(noun.index)))
        if (accuser is None and not reason) or self._is_spoken_of(noun, known):
            return None
        arguments = self.resolver.arguments.of(noun.index)
        target = self._of_whom(noun, frozenset() if accuser is None else frozenset({accuser.code, accuser.state}))
        return self._told(_CHARGE, noun, arguments, target) if named(target) else None

    def _is_deed(self, noun: Token) -> bool:
        words = self._of(noun)
        if not words.isdisjoint(_DEEDS):
            return True
        beside = self.parse.children(noun.index, "amod", "compound", "acl")
        if not words.isdisjoint(_ACTS) and any(not self._of(each).isdisjoint(_FOUL) for each in beside):
            return True
        return PARTAKING in words and any(map(self._is_ill, self._part(noun)))

    def _part(self, noun: Token) -> Iterator[Token]:
        """What hangs on a noun and its participles: « le rôle [joué par Minsk] dans l'afflux »."""
        for each in (noun, *self.parse.children(noun.index, "acl", "amod")):
            yield from self.parse.children(each.index, "nmod", "obl")

    def _is_spoken_of(self, noun: Token, known: Mapping[int, Frame]) -> bool:
        """Whether another frame says so, or leaves it open: "accused it of …", "condemned the aggression"."""
        if any(noun.index in frame.words for frame in known.values()):
            return True
        above = (known.get(each.index) for each in self.parse.ancestors(noun.index))
        return any(each is not None and (each.kind.utterance or each.object == noun.index) for each in above)

    def _of_whom(self, noun: Token, own: frozenset[str | None]) -> Found:
        """Who does what a noun names: by an agent, a possessor, an origin or a nationality."""
        below = self.resolver.arguments.of(noun.index)
        found = [self.roles.things.doers(noun.index)]
        found += [self.resolver.participants(each.head) for slot in _BY for each in below if slot in each.slots]
        of = self.resolver.grammar.of  # « des propos « infondés » du ministre », hung on the adjective
        found += [
            self.resolver.participants(each.index)
            for each in self._part(noun)
            if self.resolver.arguments.preposition(each) in of
        ]
        return next((each for each in found if named(each) and not own & codes(each)), ())

    def _told(self, pattern: Pattern, head: Token, arguments: tuple[Argument, ...], target: Found) -> Frame:
        return spoken(self.kinds[pattern.kind], pattern, head, arguments, target)

    def _exclaimed(self, known: Mapping[int, Frame]) -> Iterator[Frame]:
        """Utterances without a verb: « Chantage diplomatique », ont tonné …; "Nonsense", the minister said."""
        for told in self.voices.told:
            for head in self._judgements(told):
                pattern = self._exclamation(head, known)
                if pattern is not None and not (head.index in known and known[head.index].kind.utterance):
                    yield self._told(pattern, head, (), ())

    def _judgements(self, told: Told) -> Iterator[Token]:
        """What is uttered alone, and what is said of "it" or "this"."""
        alone = self._alone(told)
        if alone is not None:
            yield alone
        for index in self.parse.at(told.start, told.end):
            token = self.parse.tokens[index]
            if self._is_clause(token) and token.upos != "VERB" and self._is_of_this(token):
                yield token

    def _is_of_this(self, head: Token) -> bool:
        """Whether it is what was told before that is said to be something: "it is blackmail", « c'est ridicule »."""
        grammar = self.resolver.grammar
        things = (each for each in self.parse.children(head.index, "nsubj", "expl") if each.upos == "PRON")
        this = any(
            each.lemma.lower() in grammar.demonstratives or grammar.pronouns.get(each.text.lower()) == "3sn"
            for each in things
        )
        return this and self._is_asserted(head)

    def _alone(self, told: Told) -> Token | None:
        """The head of words that open a sentence, are told after somebody and have no finite verb."""
        inside = self.parse.at(told.start, told.end)
        tokens = [self.parse.tokens[index] for index in inside if self.parse.tokens[index].upos != "PUNCT"]
        first = self.parse.sentence(tokens[0].index).first if tokens else 0
        opens = bool(tokens) and all(each.upos == "PUNCT" for each in self.parse.tokens[first : tokens[0].index])
        finite = any(each.upos in ("VERB", "AUX") and not is_past_participle(each) for each in tokens)
        quoted = opens and tokens[0].index > first
        if not opens or finite or len(tokens) > _SHORT or (self._goes_on(told) and not quoted):
            return None
        return next((each for each in tokens if each.head not in inside or each.head == each.index), None)

    def _goes_on(self, told: Told) -> bool:
        """Whether a sentence goes on behind the words for who says it: « Faute d'accord, a dit Accra, la route … »."""
        rest = [each.start for each in self.voices.told if each.cue == told.cue and each.start > told.end]
        text = self.parse.text
        return any(_STOPS.isdisjoint((text[:at].rstrip()[-1:], text[at:].lstrip()[:1])) for at in rest)

    def _exclamation(self, head: Token, known: Mapping[int, Frame]) -> Pattern | None:
        """What somebody does who utters a noun or adjective alone; to an accusation, scorn is a denial as well."""
        through = self.parse.tokens[self.resolver.through(head.index)]
        beside = self.parse.children(through.index, "amod", "compound")
        words = frozenset[str]().union(*map(self._of, (head, through, *beside)))
        negated = self.stances.moods.negated(through)
        if negated:
            return uttered(DENY, negated=True) if ILL in words else None
        scorned, untrue = not words.isdisjoint(SCORN), not words.isdisjoint(UNTRUE)
        if untrue and (not scorned or self._is_accused(head, known)):
            return uttered(DENY)
        return uttered(CONDEMN) if scorned or untrue else None

    def _is_accused(self, head: Token, known: Mapping[int, Frame]) -> bool:
        """Whether somebody was accused shortly before."""
        number = self.parse.sentence_number(head.index)
        charges = (each for each, frame in known.items() if frame.kind.id == ACCUSE and each < head.index)
        return any(number - self.parse.sentence_number(each) <= _NEAR for each in charges)

    def _is_clause(self, head: Token) -> bool:
        """Whether a word heads a clause: a verb, or what a copula says somebody is."""
        return head.upos == "VERB" or (head.upos in ("NOUN", "ADJ") and not is_nominal(self.parse, head))

    def _blamed(self, arguments: tuple[Argument, ...], accuser: Actor) -> Found:
        """Who does it, or whose the thing is that does: "Minsk's attacks hamper trade"; not whoever says so."""
        own = {accuser.code, accuser.state}
        things = [each.head for each in arguments if "subject" in each.slots]
        whose = [each for thing in things for each in self.resolver.arguments.of(thing) if each.slots & _WHOSE]
        found = (self.roles.of(_CHARGE, arguments)[1], *(self.resolver.participants(each.head) for each in whose))
        return next((each for each in found if named(each) and not own & codes(each)), ())

    def _accuser(self, head: Token, known: Mapping[int, Frame]) -> Actor | None:
        """Who a word is told after, by the innermost words that say so; nobody where these accuse or admit."""
        for each in self.voices.around(head):
            admitted = ADMIT in self._of(self.parse.tokens[each.cue[0]])
            if each.cue[0] in known or each.cue[0] == head.index or admitted:
                return None
            party = self.voices.party(each)
            if party is not None:
                return party
        return None

    def _is_asserted(self, head: Token) -> bool:
        outcome = self.stances.of(head.index)
        hearsay = outcome.stance is Stance.POSSIBLE and self.stances.moods.is_hearsay(head.index)
        return outcome.asserted and not outcome.negated and (outcome.stance is Stance.DONE or hearsay)

    def _says_ill(self, head: Token, known: Mapping[int, Frame]) -> bool:
        chain = [head, *self._governed(head)]
        if any(map(self._damns, chain)) or (head.upos != "VERB" and ILL in self._of(head)):
            return True
        if any(DAMNING in self._of(each) for each in self.parse.children(head.index, "amod", "advmod")):
            return True
        doing = any(DOING in self._of(each) for each in chain)
        things = [each for verb in chain for each in self._things(verb) if each.index not in known]
        return doing and any(map(self._is_ill, things))

    def _damns(self, word: Token) -> bool:
        """Whether a word blames by itself; what is no wrong without an object ("sheltered there") only with one."""
        words = self._of(word)
        done = self.parse.children(word.index, "obj") or self.resolver.arguments.clauses.is_passive(word)
        return DAMNING in words and (DOING not in words or word.upos != "VERB" or bool(done))

    def _governed(self, head: Token) -> Iterator[Token]:
        """The verbs under a verb that its subject does as well: "tried to infiltrate"."""
        for child in self.parse.children(head.index, "xcomp"):
            if child.upos == "VERB":
                yield child
                yield from self._governed(child)

    def _things(self, verb: Token) -> tuple[Token, ...]:
        """What a verb does: its object, or what it has instead: "engage in …", « se livrer à … »."""
        patient = [each for each in self.parse.children(verb.index, "nsubj") if each.relation == "nsubj:pass"]
        return (*patient, *self.parse.children(verb.index, "obj")) or self.parse.children(verb.index, "obl")

    def _is_ill(self, noun: Token) -> bool:
        """Whether a noun names what is ill, or something that is called so: "terrorism", "the illegal crossings"."""
        through = self.parse.tokens[self.resolver.through(noun.index)]
        words = self.parse.children(through.index, "amod", "compound")
        return ILL in self._of(through) or any(DAMNING in self._of(each) for each in words)

    def _of(self, token: Token) -> frozenset[str]:
        return self.classes.of(token.index)
