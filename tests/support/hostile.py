"""What a stranger's folder may hold, and what is looked for afterwards."""

import json
import os

SECRET = "THE-INSTRUCTORS-SECRET"
HOSTILE_WORDS = [
    "<script>acted('script')</script>",
    "<img src=x onerror=acted('onerror')>",
    "<svg/onload=acted('svg')>",
    "<math><mtext></p><img src=x onerror=acted('math')></mtext></math>",
    '<iframe srcdoc="<script>parent.acted(1)</script>"></iframe>',
    '<link rel="stylesheet" href="/formgrader/asked-for?1">',
    "<style>body{background:url(/formgrader/asked-for?2)}</style>",
    '<base href="http://127.0.0.1:9/">',
    '<meta http-equiv="refresh" content="0;url=/formgrader/asked-for?3">',
    "![picture](/formgrader/asked-for?4)",
    "![picture](http://127.0.0.1:9/asked-for?5)",
    "![by reference][there]\n\n[there]: /formgrader/asked-for?6",
    "![there]",
    '<img srcset="/formgrader/asked-for?7 2x">',
    "![vector](data:image/svg+xml;base64,PHN2Zy8+)",
    "[press](javascript:acted('link'))",
    "[press](&#106;avascript:acted('entity'))",
    "[press](/formgrader?path=elsewhere)",
    "<javascript:acted('autolink')>",
    "```mermaid\n<img src=x onerror=acted('mermaid')>\n```",
    "$\\href{javascript:acted('tex')}{x}$ $\\style{background:url(/formgrader/asked-for?8)}{x}$",
    "&#36;&#92;href{javascript:acted(1)}{x}&#36; &dollar;&bsol;style{background:url(/formgrader/asked-for?16)}{x}&dollar;",
    "&#36;&#36;\\st&#121;le{background:url(/formgrader/asked-for?17)}{x}&#36;&#36;",
    "![gone](attachment:gone.png)",
    "a <!-- comment --> b <?php ?> c <![CDATA[x]]>",
    "- item\n\n  ![in a list](/formgrader/asked-for?9)\n\n  ```\n  <img src=/formgrader/asked-for?10>\n  ```",
    "> ![in a quotation](/formgrader/asked-for?11)",
    "| a |\n|---|\n| ![in a table](/formgrader/asked-for?12) |",
    "$$\n\n```\n$$\n\n![after half a fence](/formgrader/asked-for?13)\n\n```\n",
    "`open\n\n![a](/formgrader/asked-for?14)` `",
    "~~~\n```\n~~~\n![a](/formgrader/asked-for?15)\n",
    "<details open ontoggle=acted('toggle')>x</details>",
    '<form action="/formgrader"><input autofocus onfocus=acted("focus")></form>',
    "# grades\n\n# q15_why\n\n# formgrader",
]
READABLE = """# A heading

- one **strong** and *slanted* point
- `code[0](x) < 3` and `List<int>`

```python
if a<b: print('<b>', layers[0](x))
```

It is $a<b & c$, and $$\\sum_i x_i<1$$ besides.

| left | right |
|------|-------|
| 1    | 2     |

[a page](https://example.org/page) and https://example.org/other

![my drawing](attachment:drawing.png)
"""
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def links_and_more(folder, secret):
    """Leave beside a submission's notebooks what never belongs to one."""
    (folder / "readme.txt").symlink_to(secret)
    (folder / "leak.html").symlink_to(secret)
    (folder / "page.html").write_text("<script>acted('page')</script>")
    (folder / "nbgrader_config.py").write_text("open('/tmp/loaded', 'w')")
    (folder / "nbgrader_config.json").write_text("{}")
    (folder / "below").mkdir()
    (folder / "below" / "nbgrader_config.py").write_text("c = get_config()")
    (folder / "below" / "leak.html").symlink_to(secret)
    (folder / "above").symlink_to(secret.parent)
    os.mkfifo(folder / "pipe.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / os.fsdecode(b"odd\xff.txt")).write_text("odd")
    (folder / os.fsdecode(b"odd\xfe.ipynb")).write_text("{}")
    with open(folder / "sparse.bin", "wb") as sparse:
        sparse.truncate(2**40)
    with open(folder / "sparse.ipynb", "wb") as sparse:
        sparse.truncate(2**40)


def below(folder):
    """The names of all that is below a folder, and what is in its files."""
    found = list(folder.rglob("*"))
    files = [p for p in found if p.is_file() and p.stat().st_size < 10**7]
    return {p.name for p in found}, b"".join(p.read_bytes() for p in files)


def add_markdown(notebook, sources, attachments=None):
    """Write Markdown cells at the end of a notebook that is edited."""
    for source in sources:
        cell = {"cell_type": "markdown", "metadata": {}, "source": source}
        if attachments:
            cell["attachments"] = attachments
        notebook.content["cells"].append(cell)
    notebook.save()


def nested(levels):
    return '{"a":' * levels


def notebook_text(cells, **metadata):
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


FAR_RATES = ["[1.7e308, -1.7e308]", "[float('nan'), 1.0]", "[float('inf'), float('-inf')]"]
"""Lists of numbers, as code, that no chart has room for."""
