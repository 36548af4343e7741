"""Measured, never asserted: each figure stands beside a baseline taken in the same run."""
