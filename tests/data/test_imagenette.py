"""Downloading Imagenette, from a server on this machine."""

import hashlib
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from imagenette_server import archive, serving

import data.download
from data import CacheError, DownloadError, imagenette

BODY = archive()


def md5(body):
    return hashlib.md5(body).hexdigest()


@pytest.fixture
def site():
    with serving(BODY) as site:
        yield site


def get(site, root, **options):
    return imagenette(root, url=site.url, md5=options.pop("md5", md5(site.body)), timeout=5, **options)


def link(name, to, kind):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, to
    return member


def test_downloads_and_unpacks_once(site, tmp_path):
    folder = get(site, tmp_path)
    assert folder == tmp_path / "imagenette2-160"
    assert (folder / "train/n01440764/n01440764_1.JPEG").is_file()
    assert (folder / "val/n01440764/n01440764_1.JPEG").is_file()
    assert get(site, tmp_path) == folder
    assert site.ranges_asked == [None]
    assert {p.name for p in tmp_path.iterdir()} == {"imagenette2-160", ".imagenette2-160.lock"}


@pytest.mark.parametrize("etag", ['"first"', ""])
def test_goes_on_where_it_broke_off(site, tmp_path, etag):
    site.etag, site.break_off_after = etag, 150_000
    with pytest.raises(DownloadError, match="150,000 bytes that came are kept"):
        get(site, tmp_path)
    assert not (tmp_path / "imagenette2-160").exists()
    get(site, tmp_path)
    assert site.ranges_asked == [None, "bytes=150000-"]
    assert site.bytes_sent == [150_000, len(BODY) - 150_000]


def test_starts_again_where_ranges_are_ignored(site, tmp_path):
    site.ranges, site.break_off_after = False, 150_000
    with pytest.raises(DownloadError):
        get(site, tmp_path)
    get(site, tmp_path)
    assert site.bytes_sent == [150_000, len(BODY)]


def test_starts_again_where_the_file_was_changed_meanwhile(site, tmp_path):
    site.break_off_after = 150_000
    with pytest.raises(DownloadError):
        get(site, tmp_path)
    site.body, site.etag = archive(photo=b"new" * 90_000), '"second"'
    get(site, tmp_path)
    assert site.bytes_sent[-1] == len(site.body)


def test_a_mixture_of_two_versions_is_noticed_and_removed(site, tmp_path):
    site.etag, site.break_off_after = "", 150_000  # no ETag, so nothing but the MD5 can tell
    with pytest.raises(DownloadError):
        get(site, tmp_path)
    site.body = archive(photo=b"new" * 90_000)
    with pytest.raises(DownloadError, match="MD5"):
        get(site, tmp_path)
    assert not list(tmp_path.glob("*.part"))
    get(site, tmp_path)


def test_a_part_that_was_whole_already_is_used(site, tmp_path):
    (tmp_path / "imagenette2-160.tgz.part").write_bytes(BODY)
    get(site, tmp_path)
    assert site.bytes_sent == []


def test_a_part_that_is_too_long_is_thrown_away(site, tmp_path):
    (tmp_path / "imagenette2-160.tgz.part").write_bytes(BODY + b"x")
    get(site, tmp_path)
    assert site.bytes_sent == [len(BODY)]


def test_an_archive_put_there_by_hand_needs_no_network(tmp_path):
    (tmp_path / "imagenette2-160.tgz").write_bytes(BODY)
    assert imagenette(tmp_path, url="http://127.0.0.1:9/imagenette2-160.tgz", md5=md5(BODY)).is_dir()


def test_wrong_file_is_refused_and_removed(site, tmp_path):
    with pytest.raises(DownloadError, match="not the file that was expected"):
        get(site, tmp_path, md5="0" * 32)
    assert {p.name for p in tmp_path.iterdir()} == {".imagenette2-160.lock"}


def test_without_a_network_the_message_says_what_to_do(tmp_path):
    with pytest.raises(DownloadError, match="Check the network.*mini_imagenette"):
        imagenette(tmp_path, url="http://127.0.0.1:9/imagenette2-160.tgz", timeout=2)


def test_a_full_disk_is_not_called_a_network_problem(site, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(data.download, "_receive", full)
    with pytest.raises(CacheError, match="No space left"):
        get(site, tmp_path)


@pytest.mark.parametrize(
    "member",
    [
        tarfile.TarInfo("../evil"),
        tarfile.TarInfo("imagenette2-160/../../evil"),
        tarfile.TarInfo("/tmp/evil-from-an-archive"),
        link("imagenette2-160/evil", "../../..", tarfile.SYMTYPE),
        link("imagenette2-160/evil", "/etc/passwd", tarfile.SYMTYPE),
        link("imagenette2-160/evil", "../../outside", tarfile.LNKTYPE),
        link("imagenette2-160/evil", "", tarfile.FIFOTYPE),
    ],
    ids=lambda m: f"{m.name} {m.linkname}".strip(),
)
def test_nothing_gets_outside_of_the_folder(tmp_path, member):
    root = tmp_path / "a" / "b"
    (tmp_path / "a").mkdir()
    (tmp_path / "outside").write_text("secret")
    with serving(archive(member)) as site, pytest.raises(DownloadError, match="not unpacked"):
        get(site, root)
    assert {p.name for p in root.iterdir()} == {".imagenette2-160.lock"}
    assert {p.name for p in tmp_path.iterdir()} == {"a", "outside"}
    assert not Path("/tmp/evil-from-an-archive").exists()


def test_an_archive_of_something_else_is_refused(tmp_path):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        tar.addfile(tarfile.TarInfo("readme"), io.BytesIO())
    with serving(packed.getvalue()) as site, pytest.raises(DownloadError, match="no train/ and val/"):
        get(site, tmp_path)


ASK = """
import os, sys, tarfile
from data import imagenette
if sys.argv[4:] == ["die"]:
    def half(tar, *arguments, **options):
        "The machine goes down after the first file, with no chance to tidy up"
        tar.makefile_before(*arguments, **options)
        os._exit(9)
    tarfile.TarFile.makefile_before, tarfile.TarFile.makefile = tarfile.TarFile.makefile, half
print(imagenette(sys.argv[1], url=sys.argv[2], md5=sys.argv[3]))
"""


def ask(site, root, *more):
    command = [sys.executable, "-c", ASK, str(root), site.url, md5(site.body), *more]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)


def test_a_half_done_unpack_is_not_mistaken_for_a_whole_one(site, tmp_path):
    assert ask(site, tmp_path, "die").wait(30) == 9
    assert list(tmp_path.glob(".imagenette2-160.unfinished/**/*.JPEG"))
    assert not (tmp_path / "imagenette2-160").exists()
    folder = get(site, tmp_path)  # nor does the lock of the dead process hold this one up
    assert len(list(folder.rglob("*.JPEG"))) == 2
    assert site.ranges_asked == [None], "the verified archive was still there"


def test_two_processes_at_once_download_once(site, tmp_path):
    both = [ask(site, tmp_path), ask(site, tmp_path)]
    said = {process.communicate(timeout=30)[0].strip() for process in both}
    assert said == {os.fspath(tmp_path / "imagenette2-160")}
    assert site.ranges_asked == [None]
