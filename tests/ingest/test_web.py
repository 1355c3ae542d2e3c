"""Addresses, against a server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2
import pytest

from dragoman.errors import InputError, Unreachable, Unreadable, Unsupported
from dragoman.ingest import Client, is_address, read_address, web
from dragoman.model import DateSource

PARAGRAPH = "<p>L’Orsanie a fermé le col à la Valdrie, a annoncé jeudi à Belmara le ministère des Transports.</p>"
PAGE = (
    '<html lang="fr"><head><meta charset="utf-8"><meta property="article:published_time" content="2025-05-08">'
    f"<title>Le col fermé</title></head><body><article>{PARAGRAPH * 3}</article></body></html>"
).encode()


class Site(BaseHTTPRequestHandler):
    """A small site; `robots` and `seen` belong to the server."""

    def do_GET(self) -> None:
        server: Any = self.server
        server.seen.append((self.path, self.headers["User-Agent"]))
        path = self.path.partition("?")[0]
        if path == "/robots.txt":
            status, robots = server.robots
            return self.give(robots, "text/plain", status)
        if path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", path.removeprefix("/to"))
            return self.end_headers()
        if path == "/loop":
            self.send_response(301)
            self.send_header("Location", "/loop")
            return self.end_headers()
        pages: dict[str, tuple[bytes, str]] = {
            "/page": (PAGE, "text/html; charset=utf-8"),
            "/latin": (
                PAGE.replace(b'<meta charset="utf-8">', b"").decode().encode("cp1252"),
                "text/html; charset=windows-1252",
            ),
            "/plain": ("Le col est fermé, a annoncé jeudi le ministère. (AFP)".encode(), "text/plain"),
            "/pdf": (b"%PDF-1.7", "application/pdf"),
            "/empty": (b"", "text/html"),
            "/untyped": (PAGE, ""),
        }
        if path == "/endless":
            return self.pour()
        if path == "/slow":
            time.sleep(1.5)
        return self.give(*pages[path]) if path in pages else self.give(b"no", "text/html", 404)

    def give(self, data: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def pour(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"<p>" + b"a" * 100_000)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def server() -> Iterator[Any]:
    site: Any = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    site.robots = (404, b"")
    site.seen = []
    site.handle_error = lambda *_: None  # a client that has had enough breaks the pipe
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{site.server_port}"
    yield site
    site.shutdown()
    site.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_page(server: Any) -> None:
    document = read_address(f"{server.url}/page?utm_source=x#part")
    assert document.name == document.url == f"{server.url}/page"
    assert document.text.count("L’Orsanie a fermé") >= 1
    assert (document.title, document.language, document.outlet) == ("Le col fermé", "fr", "127.0.0.1")
    assert (document.published, document.date_source) == ("2025-05-08", DateSource.METADATA)
    assert [path for path, _ in server.seen] == ["/robots.txt", "/page?utm_source=x"]
    assert all(agent.startswith("dragoman/") for _, agent in server.seen)


def test_robots_are_asked_once_a_site(server: Any) -> None:
    with Client() as client:
        for _ in range(3):
            read_address(f"{server.url}/page", client=client)
    assert [path for path, _ in server.seen].count("/robots.txt") == 1


def test_the_declared_encoding(server: Any) -> None:
    assert "L’Orsanie a fermé" in read_address(f"{server.url}/latin").text


def test_plain_text(server: Any) -> None:
    document = read_address(f"{server.url}/plain")
    assert document.text == "Le col est fermé, a annoncé jeudi le ministère. (AFP)"
    assert document.agencies == ("AFP",)


def test_a_page_without_a_type(server: Any) -> None:
    assert read_address(f"{server.url}/untyped").title == "Le col fermé"


def test_a_redirect(server: Any) -> None:
    document = read_address(f"{server.url}/to/to/page")
    assert (document.name, document.url) == (f"{server.url}/to/to/page", f"{server.url}/page")


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        ("/nothing", Unreachable, "answers 404 Not Found"),
        ("/pdf", Unsupported, "holds application/pdf, not a page"),
        ("/endless", Unreadable, "over 10 MB"),
        ("/loop", Unreachable, "redirects more than 5 times"),
        ("/empty", Unreadable, "text"),
        ("/to/nothing", Unreachable, "404"),
    ],
)
def test_what_cannot_be_read(server: Any, path: str, error: type[InputError], message: str) -> None:
    with pytest.raises(error, match=message) as caught:
        read_address(server.url + path)
    assert server.url in str(caught.value)
    assert "\n" not in str(caught.value)


def test_robots_may_close_a_page(server: Any) -> None:
    server.robots = (200, b"User-agent: *\nDisallow: /page\n")
    with pytest.raises(Unreachable, match=r"robots\.txt asks programs to stay away"):
        read_address(f"{server.url}/page")
    assert "Le col" in read_address(f"{server.url}/plain").text
    assert "/page" not in [path for path, _ in server.seen]


def test_robots_may_close_where_a_redirect_leads(server: Any) -> None:
    server.robots = (200, b"User-agent: dragoman\nDisallow: /page\n")
    with pytest.raises(Unreachable, match=r"robots\.txt"):
        read_address(f"{server.url}/to/page")


def test_a_site_that_cannot_say_is_closed(server: Any) -> None:
    server.robots = (503, b"")
    with pytest.raises(Unreachable, match=r"robots\.txt answers 503"):
        read_address(f"{server.url}/page")


def test_a_slow_site(server: Any) -> None:
    with Client(timeout=0.3) as client, pytest.raises(Unreachable, match="no answer in time"):
        read_address(f"{server.url}/slow", client=client)


def test_a_dripping_site(server: Any) -> None:
    with Client(patience=0.0) as client, pytest.raises(Unreachable, match="too long"):
        read_address(f"{server.url}/page", client=client)


def test_nobody_there() -> None:
    with pytest.raises(Unreachable, match="cannot be reached"):
        read_address("http://127.0.0.1:9/page")
    with pytest.raises(Unreachable, match="cannot be reached"):
        read_address("http://nowhere.invalid/page")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/x",
        "file:///etc/passwd",
        "javascript:x",
        "http://",
        "https:///x",
        "http://[::1",
        "http://a:b",
        "gopher://x",
        "http://a.example/\nx",
        "http://a b/",
        "",
        "data:text/html,x",
        "http://user:secret@a.example/",
    ],
)
def test_what_is_no_address_of_a_page(url: str) -> None:
    with pytest.raises(Unsupported) as caught:
        read_address(url)
    assert "secret" not in str(caught.value)


def answers(pages: dict[str, httpx2.Response]) -> httpx2.MockTransport:
    """A network of these pages, and 404 for all else."""
    return httpx2.MockTransport(lambda request: pages.get(str(request.url), httpx2.Response(404)))


def test_a_site_does_not_lead_into_a_private_network(monkeypatch: pytest.MonkeyPatch) -> None:
    private: Callable[[str], bool] = lambda url: "inner" in url  # noqa: E731
    monkeypatch.setattr(web, "_is_private", private)
    found = answers(
        {"http://news.example/a": httpx2.Response(302, headers={"location": "http://inner.example/secret"})}
    )
    with Client(transport=found) as client, pytest.raises(Unreachable, match="into a private network"):
        read_address("http://news.example/a", client=client)


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://a.example/", "http://[", "http://user:pw@b.example/"])
def test_a_redirect_to_another_scheme_is_refused(where: str) -> None:
    found = answers({"http://127.0.0.1/a": httpx2.Response(302, headers={"location": where})})
    with Client(transport=found) as client, pytest.raises(InputError):
        read_address("http://127.0.0.1/a", client=client)


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://127.0.0.1/", True),
        ("http://10.1.2.3/", True),
        ("http://[::ffff:10.1.2.3]/", True),
        ("http://8.8.8.8/", False),
    ],
)
def test_private_addresses(url: str, private: bool) -> None:
    assert web._is_private(url) is private


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("https://a.example/x")
    assert not is_address("articles/a.txt")
    assert not is_address("C:\\articles")
