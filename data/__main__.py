"""`python -m data` makes the drawn images if need be and prints where they are.

With `imagenette` as its argument it does the same for the real ones.
"""

import sys

from data import DataError, imagenette, mini_imagenette


def main(arguments: list[str]) -> int:
    """Exit code 0 if the images are there, 1 if they cannot be had, 2 if asked for something else."""
    images = {(): mini_imagenette, ("imagenette",): imagenette}.get(tuple(arguments))
    if images is None:
        print("usage: python -m data [imagenette]", file=sys.stderr)
        return 2
    try:
        print(images())
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
