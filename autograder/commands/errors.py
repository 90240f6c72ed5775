"""Why a command cannot be carried out."""


class CannotDo(Exception):
    """The command itself cannot be carried out; the reason is one line."""
