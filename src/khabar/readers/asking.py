"""The limited process that asks one server one question: `python -m khabar.readers.asking < question`.

It connects to the very address of the network that it was given, follows nothing, and writes one JSON line about the
answer to standard output, then the bytes that came. It can write no file. The parent (`fetching.fetch`) decides what is
asked, and whom.
"""

import json
import socket
import sys
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any
from urllib.parse import quote, urlsplit

from khabar.readers.child import limit

SECONDS = 30
"""For one step of the conversation; the parent bounds all of it."""
KEPT = ("Date", "Last-Modified", "ETag", "Content-Type", "Content-Language")
"""The headers that say what it is and of when."""
LONGEST = 500


def ask(question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What a server answers. `question`: address (http or https), host, port, network (whom to connect to), most.

    Raises OSError, ValueError and HTTPException.
    """
    parts = urlsplit(question["address"])
    connection = HTTPConnection(question["host"], question["port"], timeout=SECONDS)
    connection.sock = _connected(question, is_encrypted=parts.scheme.lower() == "https")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    kinds = {"User-Agent": "khabar", "Accept": "text/html, text/plain, */*;q=0.5", "Accept-Encoding": "identity"}
    connection.request("GET", path + query, headers=kinds)
    answer = connection.getresponse()
    data = answer.read(question["most"] + 1) if answer.status == 200 else b""
    return _told(answer), data


def _connected(question: dict[str, Any], *, is_encrypted: bool) -> socket.socket:
    plain = socket.create_connection((question["network"], question["port"]), SECONDS)
    if not is_encrypted:
        return plain
    import ssl

    return ssl.create_default_context().wrap_socket(plain, server_hostname=question["host"])


def _told(answer: HTTPResponse) -> dict[str, Any]:
    return {
        "status": answer.status,
        "reason": answer.reason,
        "headers": {
            name: said[:LONGEST] for name in KEPT if (said := answer.headers.get(name, "")).isprintable() and said
        },
        "location": answer.headers.get("Location", ""),
        "kind": answer.headers.get_content_type(),
        "charset": answer.headers.get_content_charset() or "",
        "packed": answer.headers.get("Content-Encoding", "identity").lower() != "identity",
    }


def main() -> int:
    """Ask, and say what came; exit code 0 when that was said, also when nobody answered."""
    question = json.load(sys.stdin)
    limit(question["most"])
    try:
        told, data = ask(question)
    except (OSError, ValueError, HTTPException) as error:
        told, data = {"failed": str(error) or type(error).__name__}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
