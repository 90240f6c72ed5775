"""Why marks cannot be written or a penalty cannot be worked out."""


class MarksError(Exception):
    """Something in a file, the gradebook or the configuration is in the way. The message is one sentence that says what."""


class PolicyError(MarksError):
    """The late policy or the file of extensions is wrong. The message names the setting or the row."""
