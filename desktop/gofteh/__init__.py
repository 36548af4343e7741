"""Gofteh: annotation of quotations in Persian news."""

__version__ = "0.1.0"
