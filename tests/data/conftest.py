import pytest

from data import mini_imagenette


@pytest.fixture(scope="session")
def drawn(tmp_path_factory):
    "The drawn images, made once for all tests"
    return mini_imagenette(tmp_path_factory.mktemp("drawn"))


@pytest.fixture(autouse=True)
def _no_outside_influence(monkeypatch):
    "A proxy or a cache of the machine's own must not decide what the tests see"
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.delenv("LEARNER_DATA", raising=False)
