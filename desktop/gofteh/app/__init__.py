"""Use cases and ports; no third party."""
