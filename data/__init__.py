"""How images are found: real Imagenette where there is a network, a drawn stand-in where there is none.

Both functions return a folder that holds `train/` and `val/`, each with a folder of JPEGs for each class, and
make it on first use in the folder that the environment variable `LEARNER_DATA` names, or else in the user's
cache folder. Whatever goes wrong is a `DataError` that says what to do.
"""

from data.classes import CLASSES
from data.download import imagenette
from data.errors import CacheError, DataError, DownloadError
from data.mini import mini_imagenette

__all__ = ["CLASSES", "CacheError", "DataError", "DownloadError", "imagenette", "mini_imagenette"]
