"""Cutting a line into words, with their offsets.

Takes one line of text, gives (start, end) pairs of its words as Universal Dependencies cut them on
the surface: elisions and hyphened clitics are words of their own, contractions (« du ») stay whole,
numbers and abbreviations keep their points. Never changes the text; `plain` gives the typewriter
form of a word, which is what a parser sees.
"""

from __future__ import annotations

import re
from functools import lru_cache


def listed(written: str) -> frozenset[str]:
    """A set of words written with spaces between them."""
    return frozenset(written.split())


_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼ′`´", "'")
    | dict.fromkeys("“”„«»‹›″", '"')
    | dict.fromkeys("–—‑‐−", "-")
    | dict.fromkeys("\u00a0\u202f\u2009", " ")
    | {"…": "..."}
)

ABBREVIATIONS = {
    "fr": listed(
        "m. mm. mme. mmes. mlle. dr. pr. me. st. ste. mgr. gén. gal. col. cdt. cap. lt. av. apr. env. etc. cf. ex. "
        "vol. no. art. al. p. pp. éd. dir. réf. tél. bd. hab. min. max. chap. fig. vs. ibid. janv. févr. sept. oct. "
        "nov. déc. lun. mar. mer. jeu. ven. sam. dim. j.-c. ph.d. jr. sr. mr. mrs. inc. corp. ltd. co. u.s. c-à-d."
    ),
    "en": listed(
        "mr. mrs. ms. messrs. dr. prof. st. ste. gen. lt. col. maj. capt. cmdr. adm. sgt. sen. rep. gov. pres. rev. "
        "hon. amb. sec. jr. sr. inc. corp. co. ltd. vs. etc. no. nos. vol. pp. p. al. approx. dept. est. ft. mt. "
        "ave. blvd. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon. tue. tues. wed. thu. "
        "thur. thurs. fri. sat. "
        "u.s. u.n. u.k. e.u. d.c. a.m. p.m. i.e. e.g. ph.d. m.d. b.c. a.d. cf. ca. fig. bros. gov't. lt.-gen. "
        "brig. pvt. cpl. ret. supt. insp. det. spc. calif. fla. ariz. mass. minn. ga. va. pa. wash. conn. colo."
    ),
}

_CHUNK = {
    "fr": re.compile(r"[^\s\w]*\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)\S*|\S+"),
    "en": re.compile(r"\S+"),
}
_WHOLE = re.compile(
    r"https?://\S*[\w/]|www\.\S*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w|@\w+|#\w+|\w+(?:\.\w+)*\.(?:com|org|net|fr|uk|info|eu)"
    r"|:-?[()DPp]|;-?\)|[<>]{2,}|(?:[A-Za-zÀ-Ý]\.){2,}|[A-ZÀ-Ý]\.|[A-ZÀ-Ý]\.-[A-ZÀ-Ý]\.|\d+(?:-\d+){2,}"
)
_OPENING = re.compile(
    r"\.{2,}|-{2,}|([!?*=_$~#-])\1+|[!?]{2,}"
    r"|[«»“”„\"‘‹›([{<¿¡*#$€£¥…,;:!?)\]}>|–—~=_]"
    r"|[-•·](?!\d)|['’](?!\w)|['’](?=\w+['’])|'(?=[A-Z])|\+(?!\d)|[/\\]"
)
_RUN = re.compile(r"(?:\.{2,}|-{2,}|[!?]{2,}|\*{2,}|={2,}|_{2,}|\${2,}|~{2,})$")
_CLOSING = re.compile(r"[…«»“”„\"’'›)\]}>,;:!?*|–—~=€$£¥%°_/\\.-]")
_UNIT = re.compile(r"(\d[\d.,]*)((?:km|m|kg|g|h|mm|cm|pm|am|k|bn|th|tn|MW|GW|kW|px)?)$")

_LONE = re.compile(r"(?:[ldjmtsnc]|qu)['’ʼ‘]$", re.IGNORECASE)
_ELISION = re.compile(r"(?:[ldjmtsncy]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ‘](?=[\w\"«“'’(‘])", re.IGNORECASE)
_WHOLE_FR = re.compile(
    r"(?:aujourd['’]hui|quelqu['’]une?|prud['’]hom\w+|presqu['’]île|entr['’]\w+|c['’]est-à-dire|l['’]on|main-d['’]\w+"
    r"|n['’]roll|rendez-vous|garde-à-vous|sauve-qui-peut|peut-être|là-bas|vis-à-vis|jusque-là|par-là|au-delà|par-delà)$",
    re.IGNORECASE,
)
_INVERSION = re.compile(
    r"(?<=\w)-(?:t['’-])?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|lui|leur|les|la|le|en|y)$", re.IGNORECASE
)
_NAME_FR = re.compile(r"N['’][A-ZÀ-Ý][a-zà-ÿ]")
_HERE = re.compile(r"(?<=\w\w)-(?:ci|là)$", re.IGNORECASE)
_NO_INVERSION = re.compile(
    r"(?:(?:celle?s?|celui|ceux|là|jusque|par|de|un|chez|soi|face|tête|vis|rez|porte|jean|saint|sainte|outre|avant"
    r"|entre|sur|sous|non|anti|ex)-.*|\w+-(?:sur|sous|de|du|des|en|le|la|les|lès|à)-.*|[A-ZÀ-Ý].*)$"
)
_VERB_BEFORE = re.compile(r"(?:[a-zà-ÿ]*(?:[tdaeszx]|ai))$", re.IGNORECASE)
_CLITIC_EN = re.compile(r"(?:n['’]t|['’](?:s|ll|re|ve|d|m))$", re.IGNORECASE)
_SHORT_EN = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "dont": 2, "didnt": 3, "doesnt": 4, "cant": 2, "lemme": 3}
_PREFIX_EN = listed(
    "e co non pre post anti multi pro mid counter un re ex semi mini sub inter intra trans ultra neo bi tri quasi "
    "pseudo vice over under out micro macro de x"
)
_HYPHEN = re.compile(r"(?<=[\w.'’)])[-–—/](?=[\w'’(\"$£€])")


def plain(word: str) -> str:
    """A word in typewriter characters, which is what the treebanks were written in."""
    return word.translate(_PLAIN)


def cut(line: str, language: str) -> list[tuple[int, int]]:
    """Offsets (start, end) of the words of a line."""
    found: list[tuple[int, int]] = []
    for chunk in _CHUNK[language].finditer(line):
        at = chunk.start()
        for length in _lengths(chunk.group(), language):
            found.append((at, at + length))
            at += length
    return _last_stop(found, line)


_ENDS_WITH_ITS_POINT = listed("etc. u.s. u.n. u.k. e.u. d.c. a.m. p.m. inc. corp. co. ltd. jr. sr. ph.d. b.c. a.d.")


def _last_stop(found: list[tuple[int, int]], line: str) -> list[tuple[int, int]]:
    """At the end of a line the point after a word such as « cap. » or « B. » is a full stop."""
    if not found:
        return found
    start, end = found[-1]
    word = line[start:end].lower()
    if end - start < 2 or word[-1] != "." or word in _ENDS_WITH_ITS_POINT or "." in word[:-1] or not word[0].isalpha():
        return found
    return [*found[:-1], (start, end - 1), (end - 1, end)]


@lru_cache(maxsize=100_000)
def _lengths(chunk: str, language: str) -> tuple[int, ...]:
    """How long the words of a chunk without spaces are; they cover it wholly."""
    before: list[int] = []
    after: list[int] = []
    start, end = 0, len(chunk)
    while start < end:
        core = chunk[start:end]
        if _stands(core, language):
            break
        if match := _OPENING.match(core):
            before.append(match.end())
            start += match.end()
            continue
        cut_off = _closing(core, language)
        if not cut_off:
            break
        after.append(cut_off)
        end -= cut_off
    middle = _inside(chunk[start:end], language) if start < end else []
    return (*before, *middle, *reversed(after))


def _stands(core: str, language: str) -> bool:
    return _WHOLE.fullmatch(core) is not None or core.lower() in ABBREVIATIONS[language]


def _closing(core: str, language: str) -> int:
    """How many characters at the end of `core` are a mark of their own; 0 for none."""
    if language == "fr" and _LONE.match(core):
        return 0
    if language == "fr" and re.fullmatch(r"[nN]°|°C?|°F", core):
        return 0
    if (run := _RUN.search(core)) and run.start():
        return len(run.group())
    return 1 if len(core) > 1 and _CLOSING.fullmatch(core[-1]) else 0


def _inside(core: str, language: str) -> list[int]:
    """Cut what stands between the marks."""
    if _stands(core, language):
        return [len(core)]
    return _french(core) if language == "fr" else _english(core)


def _french(core: str) -> list[int]:
    if _WHOLE_FR.match(core) or _LONE.match(core):
        return [len(core)]
    if (match := _ELISION.match(core)) and not _NAME_FR.match(core):
        return [match.end(), *_lengths(core[match.end() :], "fr")]
    inversion = _INVERSION.search(core)
    if inversion and not _NO_INVERSION.match(core.lower() if core.isupper() else core[:1].lower() + core[1:]):
        verb = core[: inversion.start()]
        if _VERB_BEFORE.match(verb):
            return [len(verb), len(core) - len(verb)]
    if (match := _HERE.search(core)) and not _NO_INVERSION.match(core.lower()):
        return [match.start(), match.end() - match.start()]
    if match := re.match(r"[nN]°(?=\d)", core):
        return [match.end(), len(core) - match.end()]
    if match := re.fullmatch(r"(\d{1,2})([hH])(\d\d)?", core):
        return [len(part) for part in match.groups() if part]
    if match := re.search(r"\.{3}|-{2,}|(?<=\w)[()\"«»“”,;:!?](?=[A-Za-zÀ-ÿ])|(?<=[^\W\d])/(?=[^\W\d])", core):
        return _around(core, match.start(), match.end() - match.start(), "fr")
    if match := re.fullmatch(r"(\d[\d.,]*)(km|m|kg|%|€|\$)", core):
        return [match.end(1), len(core) - match.end(1)]
    return [len(core)]


def _around(core: str, at: int, length: int, language: str) -> list[int]:
    head = list(_lengths(core[:at], language)) if at else []
    tail = list(_lengths(core[at + length :], language)) if at + length < len(core) else []
    return [*head, length, *tail]


def _english(core: str) -> list[int]:
    if first := _SHORT_EN.get(core.lower()):
        return [first, len(core) - first]
    if (match := _CLITIC_EN.search(core)) and match.start():
        return [*_lengths(core[: match.start()], "en"), match.end() - match.start()]
    if match := re.search(r"\.{3,}|-{2,}", core):
        return _around(core, match.start(), match.end() - match.start(), "en")
    for match in _HYPHEN.finditer(core):
        if _splits(core, match):
            return _around(core, match.start(), 1, "en")
    if match := re.search(r"(?<=\w)[()\"“”,;:!?](?=[A-Za-z])", core):
        return _around(core, match.start(), 1, "en")
    unit = _UNIT.match(core)
    if unit and unit.group(2) and unit.group(2) not in ("th",):
        return [unit.end(1), len(core) - unit.end(1)]
    return [len(core)]


def _splits(core: str, hyphen: re.Match[str]) -> bool:
    """Whether English cuts at this hyphen: not after a prefix, not in dates and references."""
    mark, before, after = hyphen.group(), core[: hyphen.start()], core[hyphen.end() :]
    if mark == "/":
        return before.isalpha() and after.isalpha() and len(before) > 1 and len(after) > 1
    if mark == "-" and before.lower() in _PREFIX_EN:
        return False
    if after.isdigit() and len(after) == 4 and before.isdigit() and len(before) in (1, 3):
        return False
    return not (before.count("@") or "://" in core)
