"""The check of m08 comes with `mine`."""
