"""What can go wrong with images. Each message says what to do next."""


class DataError(Exception):
    """The images cannot be had; the base of the two below."""


class CacheError(DataError):
    """The images are not there and cannot be written, for lack of permission or room."""


class DownloadError(DataError):
    """The images could not be fetched: no network, it broke off, or the file is not the right one."""
