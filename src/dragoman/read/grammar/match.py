"""Patterns of the lexicon held against a parse: which predicate tells of which kind, and who stands in its roles.

Takes the arguments of a predicate and the patterns its lemma triggers; gives the one that says most, as a
Frame. Decides nothing about whether it happened, when, or who says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dragoman.lexicon.patterns import SPEAKER, Pattern, Phrase
from dragoman.lexicon.words import Lexicon
from dragoman.model import Counterpart, Kind, Participant
from dragoman.read.grammar.classes import NATIONALS, PEOPLE, Classes, named
from dragoman.read.grammar.forces import apart
from dragoman.read.grammar.forms import is_engaged, is_nominal, is_perfect
from dragoman.read.grammar.orient import Orienter, Wish
from dragoman.read.grammar.roles import Roles
from dragoman.read.grammar.slots import OBJECT, POSTING, Argument
from dragoman.read.grammar.stance import Stances
from dragoman.read.tree import Parse, Token

SHARED = frozenset({"between", "with"})
"""Slots that name the sides of what two have with one another."""

PLACE = frozenset({"location"})
"""The slot that says where something is: « la trêve au Togo a pris fin »."""

ABROAD = "return-envoy"
"""The kind that takes envoys to another state: who goes home does not return to the post."""


WRONGDOING = "wrongdoing"
"""The class of verbs for what states are accused of."""

BLAME = "blame"
"""The family of kinds in which somebody blames another."""

CONTACT = "contact"
"""The family of kinds in which two meet."""

REQUEST = "request"
"""The family of kinds in which somebody asks something of another."""


class Frame(NamedTuple):
    """A predicate that tells of a kind of event.

    `trigger` is the token of the predicate, `words` the further tokens of a multi-word trigger, `object` the token that
    heads the logical object, `complement` the head of the governed clause.
    """

    kind: Kind
    pattern: Pattern
    trigger: int
    words: tuple[int, ...]
    arguments: tuple[Argument, ...]
    object: int | None
    complement: int | None
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    weight: int


class Match(NamedTuple):
    """A pattern that fits a predicate, before anybody is sought for its roles."""

    pattern: Pattern
    words: tuple[int, ...]
    arguments: tuple[Argument, ...]
    weight: int


class Matcher:
    """The patterns of one language, over one document."""

    def __init__(self, classes: Classes, lexicon: Lexicon, kinds: Mapping[str, Kind], stances: Stances) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse: Parse = classes.parse
        self.stances = stances
        self.lexicon = lexicon
        self.kinds = kinds
        self.roles = Roles(self.resolver, kinds, self.classes)
        self.orienter = Orienter(self.classes)
        self._spellings: dict[int, frozenset[str]] = {}
        self._seen: dict[tuple[int, tuple[int, ...], str | None, Wish | None], tuple[Argument, ...]] = {}

    def frames(self) -> tuple[Frame, ...]:
        """The frames of the document, in the order of their triggers: one a predicate."""
        return tuple(frame for token in self.parse.tokens if (frame := self._best(token)) is not None)

    def _best(self, token: Token) -> Frame | None:
        """The frame of the pattern that says most; the first of equals."""
        if token.lemma.lower() not in self.lexicon.triggers:
            return None
        spelt = self._spelt(token.index)
        nominal = is_nominal(self.parse, token) or is_engaged(self.parse, token)
        tried = (
            self._match(token, pattern, phrase, nominal=nominal)
            for pattern, phrase in self._candidates(token, nominal=nominal)
            if spelt.issuperset(phrase.words) and self._is_possible(token, pattern)
        )
        best = max((match for match in tried if match is not None), key=_preference, default=None)
        return self._frame(token, best) if best is not None else None

    def _is_possible(self, token: Token, pattern: Pattern) -> bool:
        """Whether the sentence has words for all slots: most patterns are ruled out before any argument is sought."""
        return all(
            slot == SPEAKER or self.classes.stands_near(token.index, names) for slot, names in pattern.slots.items()
        )

    def _candidates(self, token: Token, *, nominal: bool) -> Iterator[tuple[Pattern, Phrase]]:
        if token.upos not in ("VERB", "NOUN", "PROPN", "ADJ", "AUX") or is_perfect(token):
            return  # « a déploré le soutien » is not « avoir le soutien »
        lemma = token.lemma.lower()
        if self.resolver.arguments.clauses.says_what(token):
            return  # "condemned what it called a threat" calls nothing by itself
        mention = self.resolver.mentions.at(token.index)
        if mention is not None and mention.sort != "adjective":
            return
        if nominal:
            yield from self.lexicon.by_noun.get(lemma, ())
            if token.upos == "ADJ":
                yield from self.lexicon.by_adjective.get(lemma, ())
                yield from (each for each in self.lexicon.by_verb.get(lemma, ()) if token.feature("VerbForm") == "Part")
        else:
            yield from self.lexicon.by_verb.get(lemma, ())
            yield from self.lexicon.by_adjective.get(lemma, ())

    def _match(self, token: Token, pattern: Pattern, phrase: Phrase, *, nominal: bool) -> Match | None:
        words = self._words(token, phrase)
        if words is None or (phrase.preposition and not words and self.resolver.arguments.clauses.has_object(token)):
            return None  # "take place in Oslo" is not "take in"
        if pattern.negated and not self.stances.moods.negated(self.stances.moods.predicate(token.index)):
            return None
        arguments = self._arguments(token, phrase, words, self._wish(pattern) if nominal else None)
        weight = 2 * (len(phrase.words) + pattern.negated) + (1 if phrase.preposition else 0)
        if phrase.preposition and not any("object" in each.slots for each in arguments):
            return None
        for slot, names in pattern.slots.items():
            if slot == SPEAKER:
                continue  # known only when the claim is made
            arguments = self._require(arguments, slot, names)
            if not arguments:
                return None
            weight += 2 if self._stands(arguments, slot, named(names)) else 1
        if any(self._stands(arguments, slot, names) for slot, names in pattern.bars.items()):
            return None
        if self._is_barred_by_owner(pattern, arguments):
            return None
        if pattern.kind == ABROAD and self._goes_home(arguments):
            return None
        return Match(pattern, words, arguments, weight)

    def _is_barred_by_owner(self, pattern: Pattern, arguments: tuple[Argument, ...]) -> bool:
        """Whether it is done to the subject's own people and cannot be, or to another's and cannot be."""
        how = self.kinds[pattern.kind].counterpart
        if not {Counterpart.OTHERS, Counterpart.OWN} & {*how}:
            return False
        subject = next((each.head for each in arguments if "subject" in each.slots), None)
        own = self._codes(subject) if subject is not None else frozenset[str]()
        if subject is None or not own or self._is_people(subject):
            return False  # "two Chadians were told to leave": done to those themselves
        objects = (each.head for each in arguments if "object" in each.slots and self._is_people(each.head))
        owners = {each.actor.code for head in objects for each in self.resolver.participants(head) if each.actor.named}
        return bool(owners) and bool(own & owners) is (Counterpart.OTHERS in how)

    def _is_people(self, index: int) -> bool:
        return self.classes.is_any(index, (PEOPLE, NATIONALS))

    def _codes(self, index: int) -> frozenset[str]:
        """The actors that a noun or possessive means, also several: « les deux capitales … leurs ambassadeurs »."""
        return frozenset(each.actor.code for each in self.resolver.participants(index))

    def _goes_home(self, arguments: tuple[Argument, ...]) -> bool:
        """Whether whoever does it goes to where they are from: « l'ambassadeur du Togo rentre à Lomé »."""
        places = [each for each in arguments if "location" in each.slots and not each.nested]
        own = frozenset[str]().union(*(self._codes(each.head) for each in arguments if "subject" in each.slots))
        return any(own & self._codes(each.head) for each in places)

    # Words of the trigger

    def _words(self, token: Token, phrase: Phrase) -> tuple[int, ...] | None:
        """The tokens of the trigger's further words: below the head, or right beside it. None when one is missing."""
        found: list[int] = []
        for word in phrase.words:
            index = self._word(token, word, found, far=len(phrase.words) > 1)
            if index is None:
                return None
            found.append(index)
        return tuple(found)

    def _word(self, token: Token, word: str, taken: list[int], *, far: bool) -> int | None:
        frontier = [token.index, *taken]
        near = range(max(0, token.index - 3), min(len(self.parse.tokens), token.index + 6 + len(taken)))
        below = {child.index for each in frontier for child in self.parse.children(each)}
        within = [each for each in below if not self._is_clause(each)]
        below |= {child.index for each in within for child in self.parse.children(each)}
        above = {each.index for each in self.parse.ancestors(token.index)} if is_nominal(self.parse, token) else set()
        if far:  # « déclarant cinq membres du personnel de l'ambassade persona non grata »
            below |= set(self.parse.subtree(token.index))
        for index in sorted(below | set(near), key=lambda each: (each not in below, abs(each - token.index))):
            other = self.parse.tokens[index]
            here = self.parse.sentence_number(index) == self.parse.sentence_number(token.index)
            if not here or index in (token.index, *taken, *above) or not self._spells(other, word):
                continue
            if other.base == "aux" and other.upos == "AUX" and word == other.lemma.lower() != other.text.lower():
                continue  # « a débloqué » is not « débloquer des avoirs »
            if index in below or not self._divided(index, token.index):
                return index
        return None

    def _is_clause(self, index: int) -> bool:
        """Whether a word heads a clause beside the trigger's: "while the rebels claimed …"."""
        return self.parse.tokens[index].base == "advcl" and bool(self.parse.children(index, "nsubj"))

    def _divided(self, one: int, other: int) -> bool:
        """Whether a comma stands between two words, so that the first is of another clause."""
        return any(token.text == "," for token in self.parse.tokens[min(one, other) : max(one, other)])

    def _spells(self, token: Token, word: str) -> bool:
        forms = (token.lemma.lower(), _form(token))
        return word in forms or (
            word in self.resolver.grammar.reflexives and not self.resolver.grammar.reflexives.isdisjoint(forms)
        )

    def _spelt(self, index: int) -> frozenset[str]:
        """Every word that the tokens of a sentence can stand for: most phrases are ruled out by it at once."""
        number = self.parse.sentence_number(index)
        found = self._spellings.get(number)
        if found is None:
            sentence = self.parse.sentence(index)
            tokens = self.parse.tokens[sentence.first : sentence.last + 1]
            found = frozenset([token.lemma.lower() for token in tokens] + [_form(token) for token in tokens])
            if found & self.resolver.grammar.reflexives:
                found |= self.resolver.grammar.reflexives
            self._spellings[number] = found
        return found

    # Arguments

    def _arguments(
        self, token: Token, phrase: Phrase, words: tuple[int, ...], wish: Wish | None
    ) -> tuple[Argument, ...]:
        """The arguments as a pattern sees them; most patterns of a word see the same."""
        key = (token.index, words, phrase.preposition, wish)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._arranged(token, phrase, words, wish)
        return found

    def _arranged(
        self, token: Token, phrase: Phrase, words: tuple[int, ...], wish: Wish | None
    ) -> tuple[Argument, ...]:
        """The arguments of a trigger. Its object may follow a preposition, or hang on a word of the trigger."""
        found = [each for each in self.resolver.arguments.of(token.index) if each.head not in words]
        whose = any("subject" in each.slots for each in found)  # « président par intérim »: no other subject
        done_to = {each.head for each in found if "object" in each.slots}  # « prié de se présenter »: not who asks it
        for word in words:
            verbal = (
                whose or self.parse.tokens[word].upos == "VERB"
            )  # « sommer … de quitter »: who leaves does not order
            found += [
                self._held(self._left(each, word))
                for each in self.resolver.arguments.of(word)
                if each.head not in (token.index, *words)
                and not ("subject" in each.slots and (verbal or each.head in done_to))
            ]
            found += [each for each in self.resolver.arguments.below(word) if each.head not in words]
        if phrase.preposition:
            stranded = self._is_stranded(token, phrase.preposition)
            introduced = [each for each in found if (each.preposition or "").split(" ")[-1] == phrase.preposition]
            own = [each for each in introduced if not each.nested] or introduced
            found = [
                Argument(each.slots | {"object"}, each.head, each.preposition)
                if each in own
                else each
                if stranded
                else each._replace(slots=each.slots - {"object"})  # "asked [Russia] for help"
                for each in found
                if each.slots != {"object"} or each in own or stranded
            ]
        elif words and not any("object" in each.slots for each in found):
            found += self._object_beside(words)
        nominal = wish is not None
        if wish is not None:
            if any(self.parse.tokens[word].upos == "VERB" for word in words):
                found = self._of_holder(found)  # « le refus de la Colombie d'accepter … »: hers, whoever tells of it
            found = self.orienter.oriented(found, wish)
        heads = {each.head for each in found}
        for each in [each for each in found if "object" in each.slots or (nominal and self._lends(each))]:
            found += [
                below for below in self.resolver.arguments.below(each.head, agents=nominal) if below.head not in heads
            ]
        if not nominal:
            found += [each for each in self._shared(found) if each.head not in heads]
        found += self._postings(found)
        return tuple(found)

    def _postings(self, found: list[Argument]) -> list[Argument]:
        """Where whoever does it, or has it done to them, is posted: "the ambassador [to Ghana] went home"."""
        hosts = [each.head for each in found if each.slots & {"subject", "object"}]
        below = (each for host in hosts for each in self.resolver.arguments.below(host))
        places = (each for each in below if "location" in each.slots)
        return [Argument(POSTING, each.head, each.preposition, nested=True) for each in places]

    def _shared(self, found: list[Argument]) -> Iterator[Argument]:
        """Between whom stands what a verb is said of: « les relations entre Lomé et Accra se réchauffent ».

        Of a verb without object, whatever stands with its subject: "the embargo [on Chad] expired".
        """
        whole = not any("object" in each.slots for each in found)
        for each in found:
            if "subject" in each.slots and not self.resolver.is_actor(each.head):
                yield from (below for below in self.resolver.arguments.below(each.head) if below.slots & SHARED)
                yield from self.resolver.arguments.below(each.head, depth=0) if whole else ()

    def _placed(self, verb: Token, pattern: Pattern, arguments: tuple[Argument, ...]) -> Iterator[Argument]:
        """Where something is that a verb is said of: « la trêve au Togo a pris fin »; people act anywhere."""
        if self.kinds[pattern.kind].utterance or is_nominal(self.parse, verb):
            return
        for each in arguments:
            if "subject" in each.slots and not (
                self.resolver.is_actor(each.head) or self.resolver.is_person(each.head)
            ):
                yield from (below for below in self.resolver.arguments.below(each.head) if below.slots & PLACE)

    def _of_holder(self, found: list[Argument]) -> list[Argument]:
        """The arguments of a noun that governs an infinitive, without lent subjects if it has its own."""
        held = any("of" in each.slots and self.resolver.actor(each.head) is not None for each in found)
        return [each for each in found if not held or "subject" not in each.slots]

    def _lends(self, argument: Argument) -> bool:
        """Whether what hangs on a noun's argument may be its own: « les tirs de l'armée indienne [au Cachemire] »."""
        agent = argument.preposition in self.resolver.grammar.agents
        return agent or bool(argument.slots & {"of", "against"})

    def _left(self, argument: Argument, word: int) -> Argument:
        """What is left is no object of who tells to leave it, but where they were: "told to leave Chad"."""
        leaves = self.parse.tokens[word].lemma.lower() in self.resolver.grammar.departing
        return argument._replace(slots=frozenset({"origin"})) if leaves and "object" in argument.slots else argument

    def _held(self, argument: Argument) -> Argument:
        """Whose a noun of the trigger is, holds what it says: "sparked [Japanese] fury", "filled the streets of …"."""
        named = self.resolver.mentions.at(argument.head) is not None
        held = argument.slots & {"of", "owner", "amod", "compound"} and (named or "owner" in argument.slots)
        return argument._replace(slots=argument.slots | {"holder"}) if held else argument

    def _is_stranded(self, verb: Token, preposition: str) -> bool:
        """Whether the preposition stands alone: "the convoy was [fired upon]"."""
        alone = (each for each in self.parse.children(verb.index) if each.upos == "ADP" and each.base != "case")
        return any(each.text.lower() == preposition for each in alone) and self.resolver.arguments.clauses.is_passive(
            verb
        )

    def _object_beside(self, words: tuple[int, ...]) -> list[Argument]:
        """« déclarer persona non grata deux diplomates »: parsers hang the object on a word of the idiom."""
        for word in words:
            for child in self.parse.children(word, "obj", "nmod", "appos", "conj", "dep", "flat", "nsubj", "amod"):
                dated = child.index in self.resolver.arguments.dated
                if child.index > word and child.upos in ("NOUN", "PROPN") and child.index not in words and not dated:
                    return [Argument(frozenset({"object"}), child.index)]
        owners = (each for word in words for each in self.parse.children(word) if each.relation == "nmod:poss")
        nouns = (each.index for each in owners if each.upos in ("NOUN", "PROPN") and each.index not in words)
        return [Argument(OBJECT, index) for index in nouns][:1]  # "revoked [the company]'s licence"

    def _wish(self, pattern: Pattern) -> Wish:
        transitive = self.roles.slots(pattern, "target")[:1] == ("object",) and not self.kinds[pattern.kind].utterance
        return Wish(pattern.slots.get("object"), transitive)

    def _require(self, arguments: tuple[Argument, ...], slot: str, names: tuple[str, ...]) -> tuple[Argument, ...]:
        """The arguments, those of the slot narrowed to words of the classes; empty when none is."""
        fitting = [each for each in arguments if slot in each.slots and self.classes.is_any(each.head, names)]
        if not fitting:
            return ()
        others = [
            each._replace(slots=each.slots - {slot}) if slot in each.slots else each
            for each in arguments
            if each not in fitting
        ]
        return (*fitting, *others)

    def _stands(self, arguments: tuple[Argument, ...], slot: str, names: tuple[str, ...]) -> bool:
        return any(slot in each.slots and self.classes.is_any(each.head, names) for each in arguments)

    def _blames(
        self,
        pattern: Pattern,
        arguments: tuple[Argument, ...],
        source: tuple[Participant, ...],
        target: tuple[Participant, ...],
    ) -> bool:
        """Whether what is said of a doing is said of another's; of blame, that somebody named did it."""
        family = self.kinds[pattern.kind].family
        if family not in (BLAME, REQUEST) or self.roles.slots(pattern, "target") != ("complement",):
            return True
        doings = [each.head for each in arguments if "complement" in each.slots]
        known = named(pattern.slots.get("complement", ()))
        if (known or family == REQUEST) and not target and any(self.roles.is_own(each, source) for each in doings):
            return False  # "said it was responsible", "hoped to join"
        if family == REQUEST or not any(WRONGDOING in self.classes.of(each) for each in doings):
            return True
        undone = any(self.stances.moods.negated(self.parse.tokens[each]) for each in doings)
        return any(each.actor.named for each in target) and not undone

    def _guests(self, noun: Token, hosts: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """« Lors d'un entretien avec Poutine, le président … », "on a visit to Kyiv": who does what is told beside."""
        above = self.parse.tokens[noun.head]
        if noun.base != "obl" or above.upos != "VERB":
            return ()
        subject = self.resolver.arguments.subject(above.index)
        return apart(self.resolver.participants(subject), hosts) if subject is not None else ()

    def _frame(self, token: Token, match: Match) -> Frame | None:
        pattern, words, arguments, weight = match
        source, target = self.roles.of(pattern, (*arguments, *self._placed(token, pattern, arguments)))
        if not self._blames(pattern, arguments, source, target):
            return None
        if not source and self.kinds[pattern.kind].family == CONTACT:
            source = self._guests(token, target)
        accused = token.relation == "acl" and "object" in self.roles.slots(pattern, "target")
        if not source and self.kinds[pattern.kind].utterance and accused:
            source = self.roles.accusers(token, target)
        return Frame(
            kind=self.kinds[pattern.kind],
            pattern=pattern,
            trigger=token.index,
            words=words,
            arguments=arguments,
            object=next((each.head for each in arguments if "object" in each.slots), None),
            complement=next((each.head for each in arguments if "complement" in each.slots), None),
            source=source,
            target=target,
            weight=weight,
        )


def _form(token: Token) -> str:
    """A word as it is written, without the apostrophe it ends in."""
    return token.text.lower().replace("’", "'").rstrip("'")


def _preference(match: Match) -> tuple[bool, int]:
    """What wants the negation that is there goes before (« ne reconnaît pas comme … »), then what says more."""
    return match.pattern.negated, match.weight
