"""The outputs that a student's notebook was saved with, cut to what is safe and sensible to show.

They are shown in the browser of a person who may change marks, so nothing that could hold a script is kept:
of each result, the plain text and the pixel images.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

IMAGES = ("image/png", "image/jpeg")
BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}
MOST = 200  # outputs of one cell
LONGEST_TEXT = 20_000
LARGEST_IMAGE = 2 * 2**20  # characters of base64


def shown_outputs(outputs: Any, most: int = MOST) -> list[NotebookNode]:
    """Valid outputs made of whatever a notebook has in its place for them, the first `most` of them."""
    found = outputs[: min(most, MOST)] if isinstance(outputs, list) else []
    made = [_output(o) for o in found if isinstance(o, dict)]
    return [output for output in made if output is not None]


def _output(output: dict) -> NotebookNode | None:
    match output.get("output_type"):
        case "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            return new_output("stream", name=name, text=_text(output.get("text")))
        case "error":
            lines = output.get("traceback")
            return new_output(
                "error",
                ename=_text(output.get("ename")),
                evalue=_text(output.get("evalue")),
                traceback=[_text(line) for line in lines[:MOST]] if isinstance(lines, list) else [],
            )
        case "display_data" | "execute_result" as kind:
            kept = _data(output.get("data"))
            if not kept:
                return None
            extra = {"execution_count": None} if kind == "execute_result" else {}
            return new_output(kind, data=kept, **extra)
    return None


def _data(data: Any) -> dict[str, str]:
    if not isinstance(data, dict):
        return {}
    kept = {}
    for image in IMAGES:
        if value := picture(_joined(data.get(image)), image):
            kept[image] = value
    if text := _text(data.get("text/plain")):
        kept["text/plain"] = text
    return kept


def picture(value: Any, kind: str) -> str:
    """A picture in base64, if it is one of this kind, and nothing else; otherwise empty."""
    if not isinstance(value, str) or len(value) > LARGEST_IMAGE:
        return ""
    try:
        pixels = b64decode("".join(value.split()), validate=True)
    except ValueError:
        return ""
    return b64encode(pixels).decode() if pixels.startswith(BEGINNINGS[kind]) else ""


def _text(value: Any) -> str:
    text = _joined(value)
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[:LONGEST_TEXT]}\n... and {len(text) - LONGEST_TEXT:,} characters more"


def _joined(value: Any) -> str:
    """Text that the format allows to be a list of lines."""
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""
