"""What holds for all tests: the same examples on every run and machine, however slow it is."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
"""HYPOTHESIS_PROFILE=search looks further, and elsewhere each time."""

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
