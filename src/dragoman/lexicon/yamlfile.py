"""Reading a YAML file of the project's data: every scalar stays text, every fault is one line naming the file.

Takes a path, gives plain lists, mappings and strings; never interprets them.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from dragoman.errors import DataError


def read_yaml(path: Path) -> object:
    """The content of a file, all scalars as text (`no`, `on` and dates stay what was written).

    DataError where it cannot be read or is no YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise DataError(f"{path}: cannot be read: {reason}") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" on line {mark.line + 1}" if mark else ""
        raise DataError(f"{path}: not YAML{where}") from None
