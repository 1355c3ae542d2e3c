"""Reasons for origins in plain English, one sentence each. Takes a reason, gives a sentence; decides nothing."""

from __future__ import annotations

from dragoman.model import Ground, Reason

_SENTENCES = {
    Ground.OWN_REPORTING: "{0} tells it in its own name.",
    Ground.AGENCY_CREDIT: "It is credited to {0}.",
    Ground.NEAR_COPY: "{0} has {2} % of its text in common with {1}.",
    Ground.SAME_QUOTE: "{1} has the same words as {0}: “{2}”.",
    Ground.SAME_SPEAKER: "It is what {0} said in public.",
    Ground.SAME_ANONYMOUS: "It is told after an unnamed source: “{1}”.",
    Ground.SOURCE_IN_DOCUMENT: "The same document names its source for this elsewhere: “{1}”.",
    Ground.JUDGED: "{0} decided so.",
}


def sentence(reason: Reason) -> str:
    """The sentence for a reason."""
    return _SENTENCES[reason.ground].format(*reason.values)
