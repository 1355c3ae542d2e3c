"""Pages at http and https addresses. The only code that opens sockets.

Takes an address, gives a Document. Never asks for a page that the site's robots.txt closes to programs (RFC 9309),
never takes more than a page's worth of bytes or time, and never lets a site lead it into a private network.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.errors import Unreachable, Unreadable, Unsupported
from dragoman.ingest.texts import HTML, PLAIN, ingest
from dragoman.ingest.values import LIMIT, Metadata
from dragoman.model import Document, Value

AGENT = "dragoman"
_TIMEOUT = 15.0
_PATIENCE = 45.0
"""Seconds without an answer, and for one address altogether."""
_REDIRECTS = 5
_ROBOTS_LIMIT = 500_000
_TYPES = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PLAIN}


class Page(Value, frozen=True):
    """What an address gave: its bytes, where they came from in the end, and what the server says they are."""

    url: str
    data: bytes
    form: str
    charset: str | None


class Client:
    """Fetches pages, politely: one connection pool, and robots.txt asked for once a site.

    A context manager. `transport` replaces the network, for tests; `timeout` is in seconds.
    """

    def __init__(self, *, timeout: float = _TIMEOUT, patience: float = _PATIENCE, transport: Any = None) -> None:
        import httpx2  # loaded only here: files do without it

        self._http = httpx2.Client(
            headers={
                "User-Agent": f"{AGENT}/{_version()} (reads single news pages at a person's request)",
                "Accept": "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8",
                "Accept-Encoding": "gzip, deflate",
                "Accept-Language": "fr, en;q=0.9, *;q=0.5",
            },
            timeout=timeout,
            follow_redirects=False,
            transport=transport,
        )
        self._patience = patience
        self._robots: dict[str, Any] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

    def page(self, url: str) -> Page:
        """The page at an address. Raises Unreachable, Unsupported (not a page of text) or Unreadable (too large)."""
        deadline = time.monotonic() + self._patience
        at_home = _is_private(url)
        here = url
        for _ in range(_REDIRECTS + 1):
            check_address(here)
            if not at_home and here != url and _is_private(here):
                raise Unreachable(f"{url}: redirects into a private network ({urlsplit(here).hostname}); not followed")
            self._ask_leave(here, deadline)
            with self._answer(here) as answer:
                if answer.is_redirect and "location" in answer.headers:
                    here = _joined(here, answer.headers["location"])
                    continue
                return self._accepted(answer, url, here, deadline)
        raise Unreachable(f"{url}: redirects more than {_REDIRECTS} times; give the address it ends at")

    def _accepted(self, answer: Any, url: str, here: str, deadline: float) -> Page:
        if answer.status_code != 200:
            reason = f"{answer.status_code} {answer.reason_phrase}".strip()
            raise Unreachable(f"{url}: the site answers {reason}; check the address or save the page and give the file")
        kind, charset = _content_type(answer.headers.get("content-type", ""))
        if kind and kind not in _TYPES:
            raise Unsupported(f"{url}: holds {kind}, not a page; give an address of HTML or plain text")
        length = answer.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > LIMIT:
            raise Unreadable(_too_large(url))
        data = _body(answer, LIMIT, url, deadline)
        return Page(url=here, data=data, form=_TYPES.get(kind, HTML), charset=charset)

    @contextmanager
    def _answer(self, url: str) -> Iterator[Any]:
        import httpx2

        try:
            with self._http.stream("GET", url) as answer:
                yield answer
        except httpx2.TimeoutException:
            raise Unreachable(f"{url}: no answer in time; try again later") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, UnicodeError, OSError) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise Unreachable(
                f"{url}: cannot be reached ({reason[:120]}); check the address and the connection"
            ) from None

    def _ask_leave(self, url: str, deadline: float) -> None:
        """Raise Unreachable where robots.txt closes an address; where the site cannot say, it is closed (RFC 9309)."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site, deadline)
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch(url, AGENT):
            raise Unreachable(
                f"{url}: the site's robots.txt asks programs to stay away; save the page and give the file"
            )

    def _rules(self, site: str, deadline: float) -> Any:
        from protego import Protego

        where = f"{site}/robots.txt"
        for _ in range(_REDIRECTS + 1):
            with self._answer(where) as answer:
                if answer.is_redirect and "location" in answer.headers:
                    where = _joined(where, answer.headers["location"])
                    check_address(where)
                    if _is_private(where) and not _is_private(site):
                        return None
                    continue
                if answer.status_code >= 500:
                    raise Unreachable(f"{site}: its robots.txt answers {answer.status_code}; try again later")
                if answer.status_code != 200:
                    return None
                data = _body(answer, _ROBOTS_LIMIT, where, deadline, cut=True)
                return Protego.parse(data.decode("utf-8", "replace"))
        return None


def read_address(url: str, *, client: Client | None = None) -> Document:
    """The document at an http or https address; its name is that address, without what only tracks a reader.

    `client` keeps connections over several addresses. Raises Unsupported for another scheme or kind of content,
    Unreachable, Unreadable.
    """
    check_address(url)
    if client is None:
        with Client() as own:
            return read_address(url, client=own)
    page = client.page(url)
    name = _clean(url)
    known = Metadata(url=_clean(page.url))
    try:
        return ingest(name, page.data, known, form=page.form, charset=page.charset).document
    except (Unreadable, Unsupported):
        raise
    except Exception as error:
        # The border of a document: whatever a hostile page brings about in a parser stays with that page.
        raise Unreadable(f"{name}: could not be read ({type(error).__name__}); save the article as text") from None


def is_address(given: str) -> bool:
    """Whether what a user gave is an address rather than a path."""
    return "://" in given


def check_address(url: str) -> None:
    """Raise Unsupported unless this is an http or https address of a host, without a password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Unsupported(f"{url[:200]}: not an address; give one such as https://example.org/article") from None
    if parts.scheme not in {"http", "https"} or not host or any(each.isspace() or each < " " for each in url):
        raise Unsupported(f"{url[:200]}: only http and https addresses are read")
    if parts.username or parts.password:
        raise Unsupported(f"{host}: an address with a user name or password is not read, as the record would keep it")


def _body(answer: Any, limit: int, url: str, deadline: float, *, cut: bool = False) -> bytes:
    """The content of an answer, up to a limit of bytes and of time; over the first it is cut or refused."""
    found = bytearray()
    for piece in answer.iter_bytes(65536):
        found += piece
        if time.monotonic() > deadline:
            raise Unreachable(f"{url}: takes too long to answer; try again later")
        if len(found) > limit:
            if cut:
                return bytes(found[:limit])
            raise Unreadable(_too_large(url))
    return bytes(found)


def _too_large(url: str) -> str:
    return f"{url}: over {LIMIT // 1_000_000} MB, larger than any article"


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'").split(";")[0] or None
    return kind.strip().lower(), charset


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location).partition("#")[0]
    except ValueError:
        raise Unreachable(f"{url}: redirects to what is no address") from None


def _is_private(url: str) -> bool:
    """Whether a host is, or is known under, an address that is not on the public network."""
    host = urlsplit(url).hostname or ""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False  # unknown here: a proxy may know it, or the request says it cannot be reached
    return any(not _on_public_network(each) for each in found)


def _on_public_network(address: str) -> bool:
    read = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(read, "ipv4_mapped", None)
    return bool((mapped or read).is_global)


def _clean(url: str) -> str:
    from courlan import clean_url

    return (clean_url(url) or url).partition("#")[0]


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "0"
