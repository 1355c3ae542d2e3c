"""What a clause leaves unsaid: subjects shared with the clause above, patients of participles.

Takes a parse and a token; undoes control, coordination and participles, and relatives by `referents`. Looks at
closed-class words only.
"""

from __future__ import annotations

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.read.grammar.forms import is_infinitive, is_nominal, is_passive, is_past_participle, is_present_participle
from dragoman.read.grammar.referents import Referents
from dragoman.read.grammar.slots import NONE
from dragoman.read.mending.compounds import written
from dragoman.read.tree import Parse, Token

DEPTH = 6
"""How far subjects are inherited: deeper chains are parser faults."""

_SLIPS = ("obl", "vocative", "dislocated", "nmod", "dep", "expl", "compound", "aux")
"""Relations that parsers give by mistake to a subject without preposition."""


QUOTES = frozenset('«»"“”„')

_CHARGES = frozenset({"of", "about", "against"})
"""Slots of the prepositions that open what somebody is accused of, blamed for, warned against."""


class Clauses:
    """The clauses of one parse. `dated` are the tokens of times, which do nothing, `named` those of names of actors."""

    def __init__(self, parse: Parse, grammar: Grammar, dated: frozenset[int], named: frozenset[int]) -> None:
        self.parse = parse
        self.named = named
        self.grammar = grammar
        self.dated = dated
        self.referents = Referents(parse, grammar, named)
        self._prepositions: dict[int, str | None] = {}

    def is_content(self, clause: Token) -> bool:
        """Whether a clause under a noun says what the noun is about: one with "that" and a subject of its own."""
        marks = {plain(each.text) for each in self.parse.children(clause.index, "mark")}
        own = clause.relation == "acl" and bool(self.parse.children(clause.index, "nsubj"))
        return own and not marks.isdisjoint(self.grammar.completive)

    def is_counted(self, noun: Token) -> bool:
        """« une série de frappes », "two days of talks": the noun above only counts it."""
        counts = self.parse.tokens[noun.head].lemma.lower() in self.grammar.transparent or noun.head in self.dated
        return counts and noun.base == "nmod" and self.preposition(noun) in self.grammar.of

    def preposition(self, token: Token) -> str | None:
        """The preposition before a noun, as the grammar's list writes it, several words joined."""
        if token.index not in self._prepositions:
            self._prepositions[token.index] = self._before(token)
        return self._prepositions[token.index]

    def slots(self, token: Token) -> frozenset[str]:
        """The slots that the preposition before a noun may fill; none without one."""
        return self.grammar.slots.get(self.preposition(token) or "", NONE)

    def _before(self, token: Token) -> str | None:
        cases = self.parse.children(token.index, "case", "mark")
        if not cases:  # parser's slips: "in Abu Dhabi", the preposition hung on the second word
            inner = (
                each for name in self.parse.children(token.index, "flat") for each in self.parse.children(name.index)
            )
            cases = tuple(each for each in inner if each.base == "case" and each.index < token.index)
        for case in cases:
            words = [case, *self.parse.children(case.index, "fixed")]
            beside = [each for each in cases if each.index == words[-1].index + 1]  # "out" and "of", each by itself
            particle = self._particle(case, token)
            alone = plain(case.text) if len(words) == 1 and not beside and not particle else None
            if alone in self.grammar.slots or alone in self.grammar.including:
                return alone
            spelt = (*self._spellings([*particle, *words, *beside]), *self._spellings(words))
            for form in (*spelt, plain(case.lemma), plain(case.text)):
                if form in self.grammar.slots or form in self.grammar.including:
                    return form
        return None if cases else self.grammar.relatives.contracted.get(plain(token.text))

    def _particle(self, case: Token, noun: Token) -> tuple[Token, ...]:
        """The particle before a preposition, which is a part of it as well: "pulled [out] of Chad"."""
        beside = self.parse.children(noun.head, "compound:prt", "advmod")
        return tuple(each for each in beside if each.index == case.index - 1 and noun.index > case.index)

    def _spellings(self, words: list[Token]) -> tuple[str, ...]:
        texts = " ".join(plain(word.text) for word in words)
        return texts, written(words), " ".join(word.lemma.lower() for word in words)

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb form is passive; « est arrivée » only looks it."""
        return verb.lemma.lower() not in self.grammar.unaccusative and is_passive(self.parse, verb)

    def sufferer(self, verb: Token) -> Token | None:
        """« Le Niger s'est vu interdire … »: the verb whose subject has the infinitive done to it."""
        above = self.parse.tokens[verb.head]
        suffered = verb.base in ("xcomp", "ccomp") and above.lemma.lower() in self.grammar.suffering
        infinitive = is_infinitive(verb) or verb.text.lower() == verb.lemma.lower()
        return above if suffered and infinitive and self.parse.children(above.index, "expl") else None

    def undergone(self, verb: Token) -> int | None:
        """What its owner has done to it: "had [their visas] revoked", « a vu [ses avoirs] gelés »."""
        above = self.parse.tokens[verb.head]
        suffered = verb.base in ("xcomp", "ccomp", "acl") and above.lemma.lower() in self.grammar.suffering
        if verb.base == "acl" and above.base == "obj":
            suffered = self.parse.tokens[above.head].lemma.lower() in self.grammar.suffering
            return above.index if suffered and is_past_participle(verb) else None
        if not suffered or not is_past_participle(verb) or is_infinitive(above):
            return None  # "seeks to have the case dismissed": its own doing
        things = (*self.parse.children(verb.index, "nsubj"), *self.parse.children(above.index, "obj"))
        return things[0].index if things else None

    def subject(self, verb: Token, depth: int = 0) -> int | None:
        """The subject as the clause shows it, or the one it shares with the clause above."""
        own = self.parse.children(verb.index, "nsubj")
        if verb.upos == "ADJ" and not own:
            own = self.parse.children(verb.index, "expl:subj")  # "said [it] was ready to host talks"
        own = tuple(each for each in own if each.index not in self.dated)
        if own:
            return self.referents.of_subject(self._first(own, verb), verb)
        if depth > DEPTH:
            return None
        for beside in (self._bare_before(verb), self._personal(verb), self._headlined(verb)):
            if beside is not None:
                return beside
        blamed = self._blamed(verb)
        return blamed if blamed is not None else self._inherited(verb, depth)

    def _first(self, subjects: tuple[Token, ...], verb: Token) -> Token:
        """Of several subjects, the first; parser's slips: not one before the conjunction that opens the clause."""
        marks = [mark.index for mark in self.parse.children(verb.index, "mark")]
        inside = [each for each in subjects if not marks or each.index > marks[0]] or [*subjects]
        while len(inside) > 1 and self._has_its_own_clause(inside[0], inside[1]):
            inside = inside[1:]
        return inside[0]

    def _has_its_own_clause(self, noun: Token, other: Token) -> bool:
        """« Bakou ayant expulsé deux diplomates, Paris a … »: the subject of the participle is not the verb's."""
        clauses = self.parse.children(noun.index, "acl")
        return any(
            noun.index < each.index < other.index and self.parse.tokens[noun.index + 1].head == each.index
            for each in clauses
            if each.relation == "acl" and self.parse.children(each.index, "aux")
        )

    def _personal(self, verb: Token) -> int | None:
        """Parser's slips: the "it" of a verb that has an object stands for somebody: "it expected Chad to leave"."""
        formal = (each for each in self.parse.children(verb.index, "expl") if each.relation == "expl:subj")
        done_to = self.has_object(verb) or bool(self.parse.children(verb.index, "iobj") and self._asks(verb))
        return next((each.index for each in formal if each.index < verb.index and done_to), None)

    def _asks(self, verb: Token) -> bool:
        return verb.lemma.lower() in self.grammar.control_object

    def _bare_before(self, verb: Token) -> int | None:
        """Parser's slips: a noun without preposition before a finite verb is its subject, whatever it was called."""
        if verb.feature("VerbForm") not in ("Fin", "Part") or verb.relation == "acl":
            return None
        for child in reversed(self.parse.children(verb.index, *_SLIPS)):
            named = child.upos in ("NOUN", "PROPN") and not self.parse.children(child.index, "case")
            if named and child.index < verb.index:
                return child.index
        return None

    def _inherited(self, verb: Token, depth: int) -> int | None:
        above = self.parse.tokens[verb.head]
        if verb.head == verb.index:
            return None
        if verb.relation == "acl:relcl":
            return verb.head if self.has_object(verb) else None
        listed = verb.base == "conj" and not self.parse.children(verb.index, "cc") and is_nominal(self.parse, above)
        if verb.base in ("acl", "appos") or (listed and verb.upos == "VERB"):
            return self._of_adnominal(verb, above, depth)
        if (judged := self._judged(verb, above)) is not None:
            return judged
        controlled = verb.base == "advcl" and above.lemma in self.grammar.control_object
        if (
            self.is_charge(verb)
            or verb.base == "xcomp"
            or (is_infinitive(verb) and (verb.base == "ccomp" or controlled))
        ):
            return self._controller(above, depth)
        if self._is_quoted(verb, above):
            return above.index
        if verb.base == "advcl" and verb.feature("VerbForm") == "Part":
            for own in self.parse.children(above.index, "nsubj"):  # « …, les autorités russes accusant Paris de … »
                if above.index < own.index < verb.index:
                    return own.index
        if verb.base in ("conj", "advcl", "aux", "parataxis", "obl") or is_infinitive(verb):
            if is_nominal(self.parse, above) and not self.parse.children(above.index, "nsubj"):
                return self._holder(above) if verb.base == "advcl" else None
            return self.subject(above, depth + 1)
        return None

    def _headlined(self, verb: Token) -> int | None:
        """The subject of "… after strike kills 40": parsers take the conjunction of a headline for a preposition."""
        if verb.base != "advcl" or verb.feature("VerbForm") != "Fin" or self.parse.children(verb.index, "mark"):
            return None
        opening = self.grammar.later | self.grammar.meanwhile
        for own in reversed(self.parse.children(verb.head, "obl")):
            if verb.head < own.index < verb.index:
                opened = any(plain(each.text) in opening for each in self.parse.children(own.index, "case"))
                return own.index if opened else None
        return None

    def _is_quoted(self, verb: Token, above: Token) -> bool:
        """« Paris « réfute » ces allégations »: a verb in quotation marks, which parsers take for another sentence."""
        between = self.parse.tokens[above.index + 1 : verb.index]
        opened = len(between) == 1 and between[0].text in QUOTES
        return verb.base == "parataxis" and opened and is_nominal(self.parse, above)

    def _judged(self, verb: Token, above: Token) -> int | None:
        """Whose deed an infinitive tells that parsers hang on the verb which judges it.

        « protester contre la décision de Varsovie de fermer … » is Warsaw's doing, « sanctionner la Colombie pour avoir
        refusé … » Colombia's, « être expulsé pour avoir espionné » that of the expelled.
        """
        perfect = any(is_infinitive(each) for each in self.parse.children(verb.index, "aux"))
        if not (perfect or is_infinitive(verb)) or above.upos not in ("VERB", "AUX"):
            return None
        marks = {plain(mark.text) for mark in self.parse.children(verb.index, "mark", "case")}
        against = [each for each in self.parse.tokens[above.index + 1 : verb.index] if self._is_opposed(each)]
        if marks & set(self.grammar.of) and against and against[-1].head == above.index:
            return self._holder(against[-1]) or against[-1].index
        if not (perfect and marks & set(self.grammar.purpose)):
            return None
        if self.is_passive(above):
            return self.patient(above)
        objects = [each for each in self.objects(above) if each.index in self.named]
        return next((each.index for each in (*reversed(against), *objects)), None)

    def _blamed(self, verb: Token) -> int | None:
        """Whom it was done to "for supporting the rebels": theirs is the deed."""
        marks = {plain(mark.text) for mark in self.parse.children(verb.index, "mark", "case")}
        above = next((each for each in self.parse.ancestors(verb.index) if each.upos in ("VERB", "AUX")), None)
        gerund = is_present_participle(verb)
        if above is None or not gerund or marks.isdisjoint(self.grammar.blaming) or above.index > verb.index:
            return None
        if self.is_passive(above):
            return self.patient(above)
        against = [each for each in self.parse.tokens[above.index + 1 : verb.index] if self._is_opposed(each)]
        return next((each.index for each in (*against, *self.objects(above)) if self._is_somebody(each)), None)

    def _is_somebody(self, noun: Token) -> bool:
        """Whether a noun is an actor's name or stands with one: "Uganda", "two Ugandan diplomats"."""
        beside = self.parse.children(noun.index, "amod", "nmod:poss", "compound")
        return any(each.index in self.named for each in (noun, *beside))

    def _is_opposed(self, noun: Token) -> bool:
        return "against" in self.slots(noun)

    def is_charge(self, verb: Token) -> bool:
        """Whether it is the object's deed, though called adverbial: "accused Pakistan of attacking its ports"."""
        above = self.parse.tokens[verb.head]
        if verb.base != "advcl" or above.lemma.lower() not in self.grammar.control_object:
            return False
        if is_infinitive(verb) and not self.parse.children(verb.index, "aux"):
            return False
        marks = self.parse.children(verb.index, "mark", "case")
        return any(self.grammar.slots.get(mark.text.lower(), NONE) & _CHARGES for mark in marks)

    def _of_adnominal(self, verb: Token, noun: Token, depth: int) -> int | None:
        """« les pays accusant … » is the noun; « la décision de suspendre » is who decided."""
        before = self.parse.tokens[verb.index - 1]
        before = self.parse.tokens[before.index - 1] if self._is_clitic(before, verb) else before
        among = self.preposition(verb) in self.grammar.including  # "measures, including suspending the treaty"
        aside = before.text == "," and verb.feature("Tense") != "Past" and not is_infinitive(verb)
        if among or aside:
            shared = self.governor_subject(noun, depth)  # « …, accusant … »: the clause's subject, not this noun
            return shared if shared is not None else noun.index
        above = self.parse.tokens[noun.head]
        if noun.upos == "PROPN" and noun.base == "nmod" and above.lemma.lower() in self.grammar.decisions:
            return noun.index  # « la décision, attendue, de l'Algérie de rompre … »
        told_of = self.parse.children(noun.index, "nsubj")  # "Kuwait was among the first to condemn it"
        infinitive = verb.feature("VerbForm") in ("Inf", "") and verb.feature("Tense") == ""
        if told_of and (infinitive or self._is_gerund(verb)):  # "is in the process of pulling out"
            return self.referents.of_subject(told_of[0], verb)
        if infinitive:
            judges = above.lemma.lower() in self.grammar.naming | self.grammar.control_object
            return self._holder(noun) or (None if judges else self.governor_subject(noun, depth))
        return noun.index

    def _is_gerund(self, verb: Token) -> bool:
        """Whether a present participle follows a preposition: "on the verge of closing"."""
        opened = self.parse.children(verb.index, "mark", "case")
        return is_present_participle(verb) and bool(opened)

    def _controller(self, above: Token, depth: int) -> int | None:
        """Who does what stands in an infinitive: the object of verbs such as « sommer », else the subject."""
        if above.lemma in self.grammar.control_object:
            objects = self.parse.children(above.index, "obj", "iobj")
            objects = objects or tuple(filter(self._receives, self.parse.children(above.index, "obl")))
            if objects:
                return objects[0].index
            reflexive = self.parse.children(above.index, "expl")  # « s'est engagé à reconnaître … »
            return self.subject(above, depth + 1) if reflexive or self.is_passive(above) else None
        return self.subject(above, depth + 1)

    def _receives(self, noun: Token) -> bool:
        return "recipient" in self.slots(noun)

    def _holder(self, noun: Token) -> int | None:
        """Whose decision, threat, attempt it is: possessor, « de » or "by", adjective (« le refus polonais »)."""
        whose = {*self.grammar.of, *self.grammar.agents}
        for child in self.parse.children(noun.index, "nmod:poss", "nmod", "amod"):
            adjective = child.base == "amod" and child.index in self.named
            if child.relation == "nmod:poss" or adjective or self.preposition(child) in whose:
                return child.index
        return None

    def governor_subject(self, noun: Token, depth: int) -> int | None:
        """The subject of the clause a noun stands in."""
        for above in self.parse.ancestors(noun.index):
            if above.upos in ("VERB", "AUX"):
                return self.subject(above, depth + 1)
        return None

    def objects(self, verb: Token) -> tuple[Token, ...]:
        """The objects that stand under a verb."""
        clitics = [each for each in self.parse.children(verb.index, "det") if self._is_clitic(each, verb)]
        own = self.parse.children(verb.index, "obj")
        if not own:  # « dénonce avec la plus grande fermeté la rupture »: taken for a verb that has the object
            misread = (
                each for each in self.parse.children(verb.index, "xcomp") if self.parse.children(each.index, "case")
            )
            own = tuple(
                inner
                for each in misread
                if each.lemma.lower() in self.grammar.manners
                for inner in self.parse.children(each.index, "obj")
            )
        objects = [each for each in own if each.index not in self.dated]
        return (*clitics, *(self._called_home(each) or each for each in objects))

    def _called_home(self, noun: Token) -> Token | None:
        """Parser's slips: "summoned [its envoy] home", where "home" was taken for the object."""
        beside = self.parse.children(noun.index, "compound") if noun.lemma.lower() in self.grammar.homeward else ()
        return beside[-1] if beside else None

    def _is_clitic(self, word: Token, verb: Token) -> bool:
        """« …, les accusant d'espionnage »: a pronoun right before a verb, which parsers take for an article."""
        return verb.upos == "VERB" and word.index == verb.index - 1 and plain(word.text) in self.grammar.pronouns

    def has_object(self, verb: Token) -> bool:
        """Whether a verb has an object of its own."""
        return bool(self.objects(verb))

    def called(self, word: Token) -> int | None:
        """« ce qu'elle appelle un complot », "what it called an attack": the noun that says what is meant."""
        if plain(word.text) not in self.grammar.whatever:
            return None
        for clause in self.parse.children(word.index, "acl", "ccomp", "acl:relcl"):
            found = self.said_so(clause)
            if found:
                return found[0].index
        return None

    def says_what(self, verb: Token) -> bool:
        """Whether a verb of naming only says what is meant: "what it called an attack"."""
        children = (each for each in self.parse.children(verb.index) if each.base != "ccomp")
        above = self.parse.tokens[verb.head]
        alone = above.base == "parataxis"  # « …, ce que Niamey a qualifié de prise d'otages » is said of all before
        words = children if alone else (above, *children)
        meant = any(plain(each.text) in self.grammar.whatever for each in words)
        return meant and verb.lemma.lower() in self.grammar.naming

    def said_so(self, clause: Token) -> tuple[Token, ...]:
        """What a verb of naming calls something."""
        if clause.lemma.lower() not in self.grammar.naming:
            return ()
        nouns = self.parse.children(clause.index, "xcomp", "obj", "obl", "ccomp")
        return tuple(noun for noun in nouns if noun.upos in ("NOUN", "PROPN"))

    def patient(self, verb: Token, depth: int = 0) -> int | None:
        """The subject of a passive, or the noun a past participle stands with."""
        undergone = self.undergone(verb)
        if undergone is not None:
            return undergone
        own = self.parse.children(verb.index, "nsubj", "obj")
        if own:  # parser's slips: "senior" and "officials" both called subjects
            split = len(own) > 1 and own[0].upos == "ADJ" and own[1].index == own[0].index + 1
            return self.referents.of_subject(own[1] if split else own[0], verb)
        if verb.base in ("acl", "amod"):
            return verb.head
        above = self.parse.tokens[verb.head]
        if verb.base in ("conj", "xcomp", "advcl", "parataxis") and depth < DEPTH and above.index != verb.index:
            if is_nominal(self.parse, above) and not self.parse.children(above.index, "nsubj"):
                return above.index if verb.base == "conj" else None
            if verb.base == "conj" and self.is_passive(above):
                return self.patient(above, depth + 1)
            return self.subject(above, depth + 1)
        return None
