"""A real X server with real keyboards, and a real client of the accessibility bus."""
