"""The source of a report: given with it, known by the address it came from, or named by its agency."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dragoman.model import Source, fold, identify

if TYPE_CHECKING:
    from dragoman.almanac import Almanac, Entry


def resolve_source(almanac: Almanac, *, name: str | None = None, url: str | None = None, agency: str | None = None) -> Source | None:
    """Give who published a report, by the name given, else the address, else the agency in its dateline or byline; else None."""
    domain = read_domain(url)
    if name:
        entry = _find_outlet(almanac, name)
        return _make_source(entry, domain) if entry else Source(identify("source", fold(name)), name.strip(), homepage=domain)
    if domain:
        entry = almanac.outlets.get(domain)
        return _make_source(entry, domain) if entry else Source(identify("source", domain), domain, homepage=domain)
    entry = _find_outlet(almanac, agency) if agency else None
    return _make_source(entry, None) if entry else None


def read_domain(url: str | None) -> str | None:
    """Give the host of an address without "www.", or None."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _find_outlet(almanac: Almanac, name: str) -> Entry | None:
    """Find an outlet by its name; None where none or several bear it."""
    found = [entry for entry in almanac.find(name) if entry.kind == "outlet"]
    return found[0] if len(found) == 1 else None


def _make_source(entry: Entry, domain: str | None) -> Source:
    """Make a Source of an almanac row."""
    return Source(entry.id, entry.name, "agency" if entry.form == "agency" else "outlet", entry.state, domain)
