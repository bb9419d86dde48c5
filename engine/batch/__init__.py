"""Batches: files of cases in, a row for each out, and every bad record accounted for."""

from engine.batch.pipeline import Options, run
from engine.batch.summary import Summary, rendered

__all__ = ["Options", "Summary", "rendered", "run"]
