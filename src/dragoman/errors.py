"""Everything that can go wrong, said in one line.

    DragomanError
    ├── InputError          what was given cannot be used
    │   ├── Unreadable      a file, folder or page that cannot be opened or holds no text
    │   ├── Unreachable     an address that does not answer
    │   └── Unsupported     a language or a format Dragoman does not read
    ├── RecordError         the record cannot be opened or written
    │   └── RecordTooNew    it was written by a later version
    ├── ModelMissing        a language model is not installed
    └── DataError           the project's own data (kinds, lexicons, actors) or a user's is malformed

A message says what, where and what to do, on one line: it is shown to the user as it stands.
"""


class DragomanError(Exception):
    """Base of all errors a user may see."""


class InputError(DragomanError):
    """What was given cannot be used."""


class Unreadable(InputError):
    """A file, folder or page that cannot be opened, or that holds no text."""


class Unreachable(InputError):
    """An address that does not answer."""


class Unsupported(InputError):
    """A language or a format that Dragoman does not read."""


class RecordError(DragomanError):
    """The record cannot be opened or written."""


class RecordTooNew(RecordError):
    """The record was written by a later version of Dragoman."""


class ModelMissing(DragomanError):
    """A language model is not installed."""


class DataError(DragomanError):
    """A data file (kinds, words, actors) is malformed."""
