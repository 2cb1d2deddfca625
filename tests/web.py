"""A server on this machine that stands for one on the open web: for this process, or for one that a test starts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

Answer = tuple[int, Mapping[str, str], bytes]
"""Status, headers and body."""

OPENED = """
from khabar.readers import fetching

real = fetching.is_public
fetching.is_public = lambda network, port: (network, port) == ("127.0.0.1", {port}) or real(network, port)
"""


@dataclass
class Web:
    """Where it listens, what stands at which path, and what was asked."""

    port: int
    pages: Mapping[str, Answer]
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def seen_from(self, folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
        """Variables for a process of Python to which this server, and nothing else of this machine, is public."""
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(OPENED.format(port=self.port), "utf-8")
        before = environment.get("PYTHONPATH", "")
        return {**environment, "PYTHONPATH": f"{folder}:{before}" if before else str(folder)}


@contextmanager
def web_server(pages: Mapping[str, Answer]) -> Iterator[Web]:
    """Serve these pages on a free port; anything else is not found."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            status, headers, body = pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Web(server.server_port, pages)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
