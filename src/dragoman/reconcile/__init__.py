"""Accounts put together: claims become events, with their origins and discrepancies."""

from dragoman.reconcile.compare import Comparison, compare
from dragoman.reconcile.features import Feature
from dragoman.reconcile.pipeline import reconcile

__all__ = ["Comparison", "Feature", "compare", "reconcile"]
