"""What the tests of marks share: an empty class, and a spreadsheet program."""

import shutil
import subprocess

import pytest
from marked_class import MarkedClass


@pytest.fixture
def marked(tmp_path):
    """A class without students."""
    made = MarkedClass(tmp_path / "gradebook.db")
    yield made
    made.gradebook.close()


@pytest.fixture(scope="session")
def spreadsheet(tmp_path_factory):
    """Opens a CSV file in LibreOffice and returns what it saves as CSV again: its values, formulas worked out."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("office")

    def opened(path):
        folder = tmp_path_factory.mktemp("opened")
        word = [soffice, f"-env:UserInstallation=file://{profile}", "--headless"]
        # Comma, quotes, UTF-8, ...; the last word has it work out formulas. To xlsx first, as a person saves it.
        for to, source in (
            ("xlsx", path),
            ("csv:Text - txt - csv (StarCalc):44,34,76", folder / f"{path.stem}.xlsx"),
        ):
            reading = (
                ["--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"] if to == "xlsx" else []
            )
            done = subprocess.run(
                [*word, *reading, "--convert-to", to, "--outdir", str(folder), str(source)],
                capture_output=True,
                text=True,
                timeout=300,
            )
            assert done.returncode == 0, done.stderr
        return (folder / f"{path.stem}.csv").read_text(encoding="utf-8-sig")

    return opened
