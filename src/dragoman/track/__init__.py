"""Where things stand: measures in force, what is pending, who answered whom."""

from dragoman.track.pipeline import track

__all__ = ["track"]
