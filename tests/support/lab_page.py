"""A notebook in JupyterLab's page, and what a student sees below its cells."""

import time

READY = """
    const panel = window.jupyterapp && window.jupyterapp.shell.currentWidget;
    return !!(panel && panel.context && panel.context.path === arguments[0]
        && panel.sessionContext.isReady && panel.content.widgets.length > 3);
"""
FIND = """
    const [gradeId, words, source] = arguments;
    const app = window.jupyterapp, notebook = app.shell.currentWidget.content;
    const at = notebook.widgets.findIndex(({model}) => model.type === 'code' && (gradeId !== null
        ? (model.sharedModel.getMetadata('nbgrader') || {}).grade_id === gradeId
        : model.sharedModel.getSource().includes(words)));
    const node = notebook.widgets[at].node;
"""
RUN = f"""{FIND}
    const done = arguments[3];
    if (source !== null) notebook.widgets[at].model.sharedModel.setSource(source);
    notebook.activeCellIndex = at;
    notebook.deselectAll();
    app.commands.execute('notebook:run-cell').then(() => {{
        node.scrollIntoView();
        done([node.innerText, node.querySelectorAll('.ag-card script').length]);
    }}, error => done(['' + error, 0]));
"""
SEEN = f"""{FIND}
    const outputs = node.querySelector('.jp-OutputArea');
    const pictures = [...outputs.querySelectorAll('img')].filter(img => img.complete && img.naturalWidth > 100);
    return {{
        text: outputs.innerText,
        pictures: pictures.length,
        rows: [...outputs.querySelectorAll('tr')].map(row => [...row.cells].map(cell => cell.innerText.trim())),
        wrong: [...outputs.querySelectorAll('[data-mime-type*="stderr"], [data-mime-type*="error"]')].map(e => e.innerText),
    }};
"""


class LabPage:
    """One notebook, open in a browser. `path` is where it lies in JupyterLab's folder."""

    def __init__(self, browser, lab, path):
        self.browser = browser
        browser.get(f"{lab.url}/lab/tree/{path}?reset")  # without the tabs that were open before
        self._wait(lambda: browser.execute_script(READY, path), f"JupyterLab did not open {path}", 120)

    def run(self, grade_id, source=None):
        """Run the cell of this grade_id, with another source if there is one; the text that it then shows."""
        return self._run(grade_id, None, source)

    def run_cell_with(self, words):
        """Run the first code cell that holds these words; what is below it then."""
        self._run(None, words, None)
        return self.browser.execute_script(SEEN, None, words, None)

    def below(self, words, expected):
        """What is below that cell, as soon as it is as `expected`: the page shows it a moment later than it ran."""
        self._wait(
            lambda: expected(self.browser.execute_script(SEEN, None, words, None)), f"not below {words!r}", 20
        )
        return self.browser.execute_script(SEEN, None, words, None)

    def _run(self, *which):
        text, scripts = self.browser.execute_async_script(RUN, *which)
        assert scripts == 0
        return text

    def _wait(self, there, says, seconds):
        deadline = time.monotonic() + seconds
        while not there():
            assert time.monotonic() < deadline, says
            time.sleep(0.2)
