"""Verbs that report, and the characters they report.

Takes a resolver and the verbs of the lexicon; gives, for a token, the stretches of the text that it tells after its
source. Quotation marks and commas count for more than the tree: parsers join what they part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.lexicon.grammar import plain
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import is_loose, is_participle, is_passive
from dragoman.read.quotes import Quotes
from dragoman.read.sources import OPENS, Sources
from dragoman.read.tree import Parse, Token

_CLAUSES = ("ccomp", "xcomp", "parataxis", "conj", "advcl", "acl", "punct", "dep")
"""What hangs on a reporting verb without being of the reporting clause."""

_MISHUNG = ("nsubj", "obl", "advmod", "nmod")
"""What parsers hang into a quotation although it belongs to the verb outside: « “…”, the envoy said on Friday »."""

_BESIDE = ("obl", "advmod", "punct", "cc", "mark", "aux", "discourse")
"""What hangs on a verb without being told by it."""

_CLOSES = frozenset(",.;:—–-)«»“”\"'‘''…!?")
"""What stands after a reporting clause that is inserted in what it reports: « …, a indiqué le ministre, … »."""


class Reporting:
    """The reporting verbs of one document."""

    def __init__(
        self,
        resolver: Resolver,
        sources: Sources,
        quotes: Quotes,
        *,
        say: frozenset[str],
        ask: frozenset[str],
        tell: frozenset[str],
        report: frozenset[str],
        deny: frozenset[str],
    ) -> None:
        self.parse: Parse = resolver.parse
        self.resolver = resolver
        self.grammar = resolver.grammar
        self.sources = sources
        self.quotes = quotes
        self.say = say
        self.ask = ask
        self.tell = tell
        self.report = report
        self.deny = deny
        self._clauses: dict[int, range] = {}
        self._inserted: dict[int, bool] = {}
        self._forms: dict[int, frozenset[str]] = {}

    def is_cue(self, token: Token) -> bool:
        """Whether a token is a verb that can report."""
        return token.upos == "VERB" and any(map(self._means(token), (self.say, self.ask, self.grammar.naming)))

    def _means(self, verb: Token) -> Callable[[frozenset[str]], bool]:
        """Whether a verb is of a class, alone or with what stands beside it: "point out", « fait savoir »."""
        if verb.index not in self._forms:
            self._forms[verb.index] = frozenset(self._forms_of(verb))
        forms = self._forms[verb.index]
        return lambda names: not forms.isdisjoint(names)

    def _forms_of(self, verb: Token) -> set[str]:
        """A verb's lemma, alone and with what stands beside it."""
        lemma = verb.lemma.lower()
        objects = [each for each in self.parse.children(verb.index, "obj") if not self.parse.children(each.index)]
        beside = [*self.parse.children(verb.index, "compound:prt"), *objects]  # « a fait état de … »
        before = [*self.parse.children(verb.index, "aux"), self.parse.tokens[verb.head]]
        forms = {lemma, *(f"{lemma} {each.lemma.lower()}" for each in beside)}
        reflexive = {plain(each.text) for each in self.parse.children(verb.index, "expl")}
        if not self.grammar.reflexives.isdisjoint(each.rstrip("'") for each in reflexive):
            forms |= {f"se {lemma}", f"s'{lemma}"}  # « s'est insurgé »
        return forms | {f"{each.lemma.lower()} {lemma}" for each in before if each.index < verb.index}

    def content(self, verb: Token) -> tuple[tuple[int, int], ...]:
        """The stretches a reporting verb reports: two where it stands in their midst, none where it reports nothing."""
        means = self._means(verb)
        if means(self.say) and not means(self.deny) and self.is_inserted(verb):  # "…, a charge Bangkok denied"
            return tuple(self._around(verb))
        if means(self.say):
            found = self._governed(verb) or self._relative(verb) or self._quoted(verb)
        else:
            found = self._named(verb) if means(self.grammar.naming) else self._quoted(verb)
        quote = self.quotes.around(verb.start)
        outside = found is not None and quote is not None and not quote[0] <= found[0] < found[1] <= quote[1]
        return (found,) if found is not None and not outside else ()

    def clause(self, verb: Token) -> range:
        """The tokens of the reporting clause, from the first to the last that follow upon one another."""
        if verb.index not in self._clauses:
            self._clauses[verb.index] = self._clause(verb)
        return self._clauses[verb.index]

    def _clause(self, verb: Token) -> range:
        inside, named = {verb.index}, set[int]()
        source = self.sources.of(verb)
        told = ("obj",) if self._means(verb)(self.report) else ()
        for child in self.parse.children(verb.index):
            if child.index == source or child.base == "punct" or child.base not in (*_CLAUSES, *told):
                inside.update(self.parse.subtree(child.index))
        if source is not None:
            span = self.resolver.span(source)
            named = {*self.parse.at(span.start, span.end), *self.parse.subtree(source)}
            inside |= {*named, max(named) + 1}
        sentence = self.parse.sentence(verb.index)
        for token in self.parse.tokens[sentence.first : sentence.last + 1]:
            if token.base in _MISHUNG and self.sources.crosses(token, verb):
                inside.update(self.parse.subtree(token.index))
        low = high = verb.index
        while low - 1 in inside and self._goes_on(low - 1, verb, named):
            low -= 1
        while high + 1 in inside and self._goes_on(high + 1, verb, named):
            high += 1
        while self.parse.tokens[low].upos == "PUNCT":
            low += 1
        while self.parse.tokens[high].upos == "PUNCT":
            high -= 1
        return range(low, high + 1)

    def _goes_on(self, index: int, verb: Token, named: set[int]) -> bool:
        """Whether a clause goes on with a token: up to a mark, save those within the words for who speaks."""
        within = bool(named) and min(named) < index <= max(named) + 1
        return (within or self.parse.tokens[index].upos != "PUNCT") and self.sources.same_side(index, verb.index)

    # Content

    def _governed(self, verb: Token) -> tuple[int, int] | None:
        """The clause below a verb: "said that …", « dit avoir … », "is said to …"."""
        objects = self.parse.children(verb.index, "obj")
        named = objects or is_passive(self.parse, verb)
        for child in self.parse.children(verb.index, "ccomp", "xcomp"):
            if not named or child.upos in ("VERB", "AUX") or child.base == "ccomp":  # not "declared it an aggressor"
                return self._range(child.index)
        for child in self.parse.children(verb.index, "parataxis"):
            after = not objects and self._colon(verb, child) and not self._is_comment(child.index)
            if child.index < verb.index or after:
                return self._range(child.index)
        if objects and self._means(verb)(self.report):
            return self._mentioned(verb, objects[0])
        if objects and self._means(verb)(self.grammar.accusing):
            return self._of(verb)  # "accused Lomé of a raid that killed two"
        return self._astray(verb) if not objects else None

    def _mentioned(self, verb: Token, thing: Token) -> tuple[int, int] | None:
        """What somebody mentions: the object, or what the words for it open; nothing, where they do not mention it."""
        beside = self.parse.children(verb.index, "advmod", "aux")
        if any(plain(each.text) in self.grammar.negators or each.feature("Polarity") == "Neg" for each in beside):
            return None
        return self._range(thing.index) if verb.lemma.lower() in self.report else self._of(verb)

    def _of(self, verb: Token) -> tuple[int, int] | None:
        """What a verb tells by « de », "of": « a fait état d'une frappe »."""
        for child in self.parse.children(verb.index, "obl", "nmod"):
            cases = self.parse.children(child.index, "case")
            if child.index > verb.index and any(plain(each.lemma) in self.grammar.of for each in cases):
                return self._range(child.index)
        return None

    def _astray(self, verb: Token) -> tuple[int, int] | None:
        """« a annoncé, lors d'une conférence de presse, que … »: a clause that was hung on the noun before it."""
        for index in self.parse.subtree(verb.index):
            clause = self.parse.tokens[index]
            marks = [plain(each.text) for each in self.parse.children(index, "mark") if each.upos == "SCONJ"]
            if index > verb.index and clause.base in ("acl", "advcl") and self.grammar.completive & set(marks):
                return self._range(index)
        return None

    def _colon(self, verb: Token, child: Token) -> bool:
        return any(
            self.parse.tokens[index].text in (":", "«", "“", '"', ",") for index in range(verb.index, child.index)
        )

    def is_inserted(self, verb: Token) -> bool:
        """Whether commas, marks of quotation or the ends of the sentence set a reporting clause off."""
        if verb.index not in self._inserted:
            self._inserted[verb.index] = self._can_be_inserted(verb) and self._is_set_off(verb)
        return self._inserted[verb.index]

    def _is_set_off(self, verb: Token) -> bool:
        sentence, clause = self.parse.sentence(verb.index), self.clause(verb)
        opens = clause[0] == sentence.first
        before = opens or self.parse.tokens[clause[0] - 1].text in OPENS
        aside = {self.parse.subtree(each.index)[0] for each in self.parse.children(verb.index, "advcl")}
        after = clause[-1] == sentence.last or self.parse.tokens[clause[-1] + 1].text in _CLOSES
        after = after or clause[-1] + 1 in aside
        return before and after and not (opens and clause[-1] + 1 >= sentence.last) and self._has_matter(verb)

    def _has_matter(self, verb: Token) -> bool:
        """Whether there is something around a verb to be told: more than times, places and what goes along.

        Not in "after the raid, Kampala responded with a blockade, closing its ports".
        """
        if verb.base != "root":
            return True
        own = self.clause(verb)
        outside = (each for each in self.parse.children(verb.index) if each.index not in own)
        rest = (each for each in outside if each.base not in _BESIDE and not self._is_comment(each.index))
        return any(each.base != "advcl" or not is_participle(each) for each in rest)

    def _around(self, verb: Token) -> Iterator[tuple[int, int]]:
        """The sentence before and after an inserted clause, and what hangs on it: « …, dit-il jeudi, ajoutant … »."""
        tokens, sentence, clause = self.parse.tokens, self.parse.sentence(verb.index), self.clause(verb)
        low, high = self.quotes.around(verb.start) or (tokens[sentence.first].start, tokens[sentence.last].end)
        last = clause[-1]
        while last < sentence.last and self._goes_on(last + 1, verb, set()):
            last += 1
        days = (each for each in self.parse.children(verb.index, "obl") if each.lemma.lower() in self.grammar.days)
        for child in (*self.parse.children(verb.index, "advcl"), *days):  # « …, a-t-il écrit le 2 mai, jour où … »
            last = max(last, self.parse.subtree(child.index)[-1])
        for start, end in ((tokens[sentence.first].start, tokens[clause[0]].start), (tokens[last].end, high)):
            if any(each.isalnum() for each in self.parse.text[max(start, low) : end]):
                yield max(start, low), end

    def _can_be_inserted(self, verb: Token) -> bool:
        """Whether a verb has who says it and nothing that it says: no relative, no object but a hearer."""
        children = self.parse.children(verb.index)
        source = self.sources.of(verb)
        if source is None or not (self.parse.tokens[source].head == verb.index or self.sources.beside(verb) == source):
            return False
        relative = any(each.feature("PronType") == "Rel" for each in children)
        joined = (self.clause(verb)[0] - 1, *self.clause(verb))
        if relative or any(child.base == "cc" and child.index in joined for child in children):
            return False
        marks = [plain(child.text) for child in children if child.base == "mark" and child.index < verb.index]
        if any(mark not in self.grammar.comparing for mark in marks):
            return False
        told = [each for each in children if each.base in ("ccomp", "xcomp") and each.index > verb.index]
        after = self.parse.tokens[min(self.clause(verb)[-1] + 1, len(self.parse.tokens) - 1)]
        if after.text != "," and any(self.sources.same_side(each.index, verb.index) for each in told):
            return False
        objects = [each for each in children if each.base == "obj" and each.index != source]
        return all(each.index < verb.index or self._is_hearer(verb, each) for each in objects)

    def _is_hearer(self, verb: Token, noun: Token) -> bool:
        """The hearer of "told reporters", « a prévenu l'AFP »."""
        return verb.lemma.lower() in self.tell or plain(noun.text) in self.sources.speakers.agencies

    def _relative(self, verb: Token) -> tuple[int, int] | None:
        """The relative clause of "a plan which he said would fail" is what is said."""
        if verb.relation != "acl:relcl":
            return None
        for child in self.parse.children(verb.index, "obj"):
            if child.feature("PronType") == "Rel" or plain(child.text) in self.grammar.relatives.object:
                return self._range(verb.index)
        return None

    def _quoted(self, verb: Token) -> tuple[int, int] | None:
        """What a verb governs in quotation marks."""
        if is_passive(self.parse, verb):
            return None
        for child in self.parse.children(verb.index, "obj", "obl", "ccomp", "xcomp", "parataxis"):
            if self.quotes.around(child.start) and not self.quotes.around(verb.start):
                return self._range(child.index)
        return None

    def _named(self, verb: Token) -> tuple[int, int] | None:
        """What is named, and its name: "called the raid an act of war", « qualifie l'accord de “trahison” »."""
        things = self.parse.children(verb.index, "obj")
        names = [each for each in self.parse.children(verb.index, "xcomp", "ccomp") if each.index > verb.index]
        if not things or not names or is_passive(self.parse, verb):
            return self._quoted(verb)
        ranges = [self._range(each.index) for each in (*things[:1], names[0])]
        return min(start for start, _ in ranges), max(end for _, end in ranges)

    def _range(self, index: int) -> tuple[int, int]:
        """The characters of a clause, without what another says of it at its end: « …, ce que Kigali dément »."""
        inside = self.parse.subtree(index)
        return self.parse.tokens[inside[0]].start, self.uncommented(index, inside)

    def uncommented(self, index: int, inside: range | tuple[int, ...]) -> int:
        """The character where tokens end, or what another says of them begins, after one of them."""
        last = next((each - 1 for each in inside if each > index and self._is_comment(each)), inside[-1])
        while last > index and self.parse.tokens[last].upos == "PUNCT":
            last -= 1
        return self.parse.tokens[last].end

    def _is_comment(self, index: int) -> bool:
        token = self.parse.tokens[index]
        pronoun = token.upos == "PRON" and token.base in ("parataxis", "appos") and token.feature("PronType") != "Rel"
        clauses = self.parse.children(index, "acl")
        if token.upos == "NOUN":  # "…, a claim Kampala dismissed", « …, des propos jugés graves par Kampala »
            relative = token.base == "parataxis" and any(each.relation == "acl:relcl" for each in clauses)
            return relative or any(is_loose(self.parse, each) and self._has_agent(each) for each in clauses)
        return pronoun and bool(clauses)

    def _has_agent(self, clause: Token) -> bool:
        return any(each.relation == "obl:agent" for each in self.parse.children(clause.index, "obl"))
