"""Values and rules of annotating who said what about what; standard library only."""
