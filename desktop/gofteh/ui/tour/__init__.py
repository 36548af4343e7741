"""The tour: the main job done in the real window by synthesised mouse and keys, with pictures."""
