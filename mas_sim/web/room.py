"""Where phones in the same room reach this computer."""

import io
import socket
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network

# connecting a datagram socket sends nothing: the routing table names the address it would leave from.
# One that nobody has, for the network this computer uses; and the hotspot that a Linux laptop makes itself.
_TOWARDS = ("192.0.2.1", "10.42.0.1")
# the likeliest network of a room first; the third range is often a virtual network inside the computer
_RANGES = tuple(map(IPv4Network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")))


def addresses() -> tuple[str, ...]:
    """IPv4 addresses of this computer that phones could reach.

    Sends nothing to other computers, except that a machine that does not know its own name may
    ask its name server for it. Never raises.

    Returns:
        Addresses like ``192.168.1.20``, the best guess first, each once; empty without a network.
    """
    found = [*_outgoing(), *sorted(_by_name(), key=_rank)]
    return tuple(str(address) for address in dict.fromkeys(found) if _reachable(address))


def join_address(public_url: str | None, port: int, found: Sequence[str]) -> str:
    """The address for links and QR codes, without a closing slash.

    Args:
        public_url: what the operator chose; wins.
        port: where the server listens.
        found: what ``addresses`` gave; empty means that only this computer reaches the server.
    """
    return public_url or f"http://{found[0] if found else '127.0.0.1'}:{port}"


def qr_text(text: str) -> str:
    """The QR code of a text in half-block characters, light ones drawn; lines of equal width, each closed.

    Raises:
        ValueError: the text is too long for a QR code (segno's ``DataOverflowError``).
    """
    # only a room needs it
    import segno

    drawn = io.StringIO()
    segno.make_qr(text).terminal(drawn, compact=True)
    return drawn.getvalue()


def _outgoing() -> Iterator[IPv4Address]:
    for target in _TOWARDS:
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.connect((target, 9))
                yield IPv4Address(probe.getsockname()[0])
        except (OSError, ValueError):
            continue  # no way there


def _by_name() -> tuple[IPv4Address, ...]:
    try:
        rows = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_DGRAM)
        return tuple(IPv4Address(row[4][0]) for row in rows)
    except (OSError, ValueError):  # a name nobody knows, or that cannot be encoded
        return ()


def _rank(address: IPv4Address) -> int:
    return next((place for place, known in enumerate(_RANGES) if address in known), len(_RANGES))


def _reachable(address: IPv4Address) -> bool:
    return not (
        address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast
    )
