"""The record on disk. The only place that knows SQL."""

from dragoman.store.store import Change, Status, Store

__all__ = ["Change", "Status", "Store"]
