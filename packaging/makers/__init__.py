"""What makes the installers; run by packaging/build.py."""
