"""The article pane: shows one article with its marks and takes selections in code points."""
