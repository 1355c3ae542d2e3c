"""The grammar of events, over Universal Dependencies: one for every kind and every language.

`arguments` finds what belongs to a verb or a noun, with passives, relatives, participles and control undone;
`match` holds a pattern of the lexicon against it; `stance` says whether it happened.
"""
