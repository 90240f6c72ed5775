"""A web server of one file for the download tests: it can break off, ignore ranges, and change the file."""

import io
import tarfile
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def archive(*extra: tarfile.TarInfo, photo: bytes = bytes(range(256)) * 800) -> bytes:
    "A .tgz laid out like Imagenette's, with `extra` members at its end"
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=0) as tar:
        for split in ("train", "val"):
            member = tarfile.TarInfo(f"imagenette2-160/{split}/n01440764/n01440764_1.JPEG")
            member.size = len(photo)
            tar.addfile(member, io.BytesIO(photo))
        for member in extra:
            tar.addfile(member, io.BytesIO(bytes(member.size)))
    return packed.getvalue()


class Site:
    "What is served, and what was asked for and sent"

    def __init__(self, body: bytes):
        self.body, self.etag = body, '"first"'
        self.break_off_after = None  # bytes of the next answer; then the connection is cut
        self.ranges = True  # whether Range is understood
        self.ranges_asked, self.bytes_sent = [], []
        self.url = ""


@contextmanager
def serving(body: bytes):
    site = Site(body)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            wanted = self.headers.get("Range")
            site.ranges_asked.append(wanted)
            start = 0
            if wanted and site.ranges and self.headers.get("If-Range", site.etag) == site.etag:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start and start >= len(site.body):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(site.body)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(site.body) - 1}/{len(site.body)}")
            if site.etag:
                self.send_header("ETag", site.etag)
            part = site.body[start:]
            self.send_header("Content-Length", str(len(part)))
            self.end_headers()
            part, site.break_off_after = part[: site.break_off_after], None
            site.bytes_sent.append(len(part))
            self.wfile.write(part)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}/imagenette2-160.tgz"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
