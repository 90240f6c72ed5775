"""Imagenette-160, fetched once: resumed where it broke off, verified, and unpacked with care."""

import errno
import gzip
import hashlib
import os
import tarfile
import zlib
from collections.abc import Callable
from functools import partial
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from data.cache import build, cache_folder
from data.errors import DownloadError

URL = "https://s3.amazonaws.com/fast-ai-imageclas/imagenette2-160.tgz"
MD5 = "e793b78cc4c9e9a4ccc0c1155377a412"
CHUNK = 1 << 16  # bytes
DISK_REFUSES = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)


def imagenette(
    root: str | Path | None = None, *, url: str = URL, md5: str = MD5, timeout: float = 30
) -> Path:
    """The folder that holds `train/` and `val/` of Imagenette-160, which is downloaded on first use (99 MB).

    `root` is the folder to keep it in; without one, see `data.cache.cache_folder`. A folder that is there
    already is used as it is and never written to. `url` and `md5` (hex) name another copy, such as a mirror
    on the local network; `timeout` is in seconds of silence from the server.

    Raises `DownloadError` if there is no network, the download breaks off (what came is kept, and the next
    call goes on from there), or the file is not the right one; `CacheError` if it cannot be written.
    """
    archive = cache_folder(root) / Path(urlsplit(url).path).name
    target = archive.with_name(archive.name.removesuffix(".gz").removesuffix(".tgz").removesuffix(".tar"))
    return build(
        target, partial(_fill, archive=archive, fetch=partial(_fetch, url, timeout=timeout), md5=md5)
    )


def _fill(folder: Path, archive: Path, fetch: Callable[[Path], None], md5: str) -> None:
    partly = archive.with_name(archive.name + ".part")
    if not archive.exists():  # it may have been put there by hand, or stayed when unpacking was interrupted
        fetch(partly)
        _verify(partly, md5)
        partly.rename(archive)
    else:
        _verify(archive, md5)
    _forget(partly)
    _unpack(archive, folder)
    archive.unlink()


def _verify(file: Path, md5: str) -> None:
    with open(file, "rb") as stream:
        found = hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if found != md5:
        _forget(file)
        raise DownloadError(
            f"{file.name} is not the file that was expected (its MD5 is {found}, not {md5}), so it was "
            "removed. Try again; if that does not help, the file on the server was changed, or a "
            "proxy sent another."
        )


def _forget(file: Path) -> None:
    file.unlink(missing_ok=True)
    _tag(file).unlink(missing_ok=True)


def _tag(partly: Path) -> Path:
    """Where the server's name for the version of the file that `partly` is a part of is kept."""
    return partly.with_name(partly.name + ".tag")


def _fetch(url: str, partly: Path, timeout: float) -> None:
    """Download `url` into `partly`, going on from what is there already if the server can."""
    try:
        try:
            _receive(url, partly, timeout)
        except HTTPError as error:
            # "Range not satisfiable": nothing is left to send, or the file is another and shorter one.
            if error.code != 416:
                raise
            if error.headers.get("Content-Range") == f"bytes */{_size(partly)}":
                return
            _forget(partly)
            _receive(url, partly, timeout)
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(error, OSError) and error.errno in DISK_REFUSES:
            raise  # `build` says what to do about that
        kept = _size(partly)
        rest = f" The {kept:,} bytes that came are kept; the next try goes on from there." if kept else ""
        raise DownloadError(
            f"{url} could not be downloaded ({error}).{rest} Check the network and try again; or "
            f"put a copy of the file at {partly.with_suffix('')}; or use mini_imagenette(), which needs no "
            "network."
        ) from error
    finally:
        if not _size(partly):
            _forget(partly)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _receive(url: str, partly: Path, timeout: float) -> None:
    have, tag = _size(partly), _tag(partly)
    headers = {"User-Agent": "learner-from-scratch"}
    if have:
        headers["Range"] = f"bytes={have}-"
        if tag.exists():  # the server sends the whole file instead if it has another version by now
            headers["If-Range"] = tag.read_text()
    with urlopen(Request(url, headers=headers), timeout=timeout) as response:
        if response.status != 206:
            have = 0
            _remember_version(tag, response)
        elif not (response.headers.get("Content-Range") or "").startswith(f"bytes {have}-"):
            _forget(partly)
            raise ValueError("the server sent another part than was asked for")
        left = response.headers.get("Content-Length")
        total = have + int(left) if left is not None else None
        from tqdm.auto import tqdm  # slow to import, and only needed for a download

        bar = tqdm(desc=partly.stem, initial=have, total=total, unit="B", unit_scale=True, unit_divisor=1024)
        with open(partly, "ab" if have else "wb") as file, bar:
            while chunk := response.read(CHUNK):
                file.write(chunk)
                bar.update(len(chunk))
    if total is not None and _size(partly) != total:
        raise OSError(f"it broke off at {_size(partly):,} of {total:,} bytes")


def _remember_version(tag: Path, response: HTTPResponse) -> None:
    # A weak ETag (W/) does not promise the same bytes, and If-Range does not take it.
    version = response.headers.get("ETag") or response.headers.get("Last-Modified")
    if version and not version.startswith("W/"):
        tag.write_text(version)
    else:
        tag.unlink(missing_ok=True)


def _refuse_all_but_plain(member: tarfile.TarInfo) -> None:
    """Raise `TarError` for whatever Imagenette has none of: links, devices, absolute paths, and ways out of the folder."""
    path = Path(member.name)
    if member.name.startswith(("/", os.sep)) or path.drive:
        raise tarfile.ExtractError(f"{member.name!r} is an absolute path")
    if ".." in path.parts:
        raise tarfile.ExtractError(f"{member.name!r} leads out of the folder")
    if not (member.isreg() or member.isdir()):
        raise tarfile.ExtractError(f"{member.name!r} is neither a file nor a folder")


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack `archive` so that `folder` itself holds its `train/` and `val/`."""
    try:
        with tarfile.open(archive) as tar:
            # Python's own guard on top, which Pythons before 3.11.4 do not have.
            tar.extraction_filter = getattr(tarfile, "data_filter", lambda member, path: member)
            for member in tar:
                _refuse_all_but_plain(member)
                tar.extract(member, folder, set_attrs=False)
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        archive.unlink()
        raise DownloadError(f"{archive.name} was not unpacked and was removed: {error}") from error
    tops = [
        path for path in (folder, *folder.iterdir()) if (path / "train").is_dir() and (path / "val").is_dir()
    ]
    if not tops:
        archive.unlink()
        raise DownloadError(f"{archive.name} was removed: there is no train/ and val/ in it.")
    if tops[0] != folder:  # the archive has one folder around everything; its contents move up
        for path in list(tops[0].iterdir()):
            path.rename(folder / path.name)
        tops[0].rmdir()
