"""The address by which phones in a room come in, and its QR code."""

import socket
from ipaddress import IPv4Address
from xml.etree import ElementTree

import pytest

from mas_sim.reporting.qr import qr_svg
from mas_sim.web.room import addresses, join_address, qr_text

DATAGRAM = socket.SOCK_DGRAM


class Network:
    """A computer with the given ways out and names; it counts what is sent."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, outgoing: tuple[str, ...], named: tuple[str, ...]):
        self.outgoing, self.asked = list(outgoing), []
        network = self

        class Probe:
            def __init__(self, _family: int, kind: int):
                assert kind == DATAGRAM
                self.address = ""

            def __enter__(self):
                return self

            def __exit__(self, *_error):
                return None

            def connect(self, target: tuple[str, int]):
                network.asked.append(target[0])
                if not network.outgoing:
                    raise OSError("Network is unreachable")
                self.address = network.outgoing.pop(0)

            def getsockname(self):
                return self.address, 40_000

        monkeypatch.setattr(socket, "socket", Probe)
        rows = [(socket.AF_INET, DATAGRAM, 17, "", (one, 0)) for one in named]
        monkeypatch.setattr(socket, "gethostname", lambda: "laptop")
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments: rows)


def test_this_machine_gives_addresses_that_another_could_reach():
    for found in map(IPv4Address, addresses()):
        assert not found.is_loopback
        assert not found.is_link_local


def test_the_network_in_use_comes_first_and_each_address_once(monkeypatch):
    Network(
        monkeypatch,
        ("10.1.2.3", "10.1.2.3"),
        ("172.20.0.1", "8.9.10.11", "10.1.2.3", "192.168.1.7", "10.9.9.9"),
    )
    assert addresses() == ("10.1.2.3", "192.168.1.7", "10.9.9.9", "172.20.0.1", "8.9.10.11")


def test_the_network_is_asked_about_addresses_that_nobody_on_the_internet_has(monkeypatch):
    network = Network(monkeypatch, (), ())
    addresses()
    assert all(IPv4Address(target).is_private for target in network.asked)


def test_addresses_inside_this_machine_are_left_out(monkeypatch):
    Network(monkeypatch, ("0.0.0.0",), ("127.0.1.1", "169.254.7.8", "192.168.1.7"))
    assert addresses() == ("192.168.1.7",)


@pytest.mark.parametrize("error", [OSError("no name"), UnicodeError("label too long")])
def test_without_a_network_and_a_name_there_is_no_address(monkeypatch, error):
    def refuse(*_arguments: object):
        raise error

    Network(monkeypatch, (), ())
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert addresses() == ()


@pytest.mark.parametrize(
    ("public_url", "found", "expected"),
    [
        ("https://mas.gemeente.nl", ("192.168.1.7",), "https://mas.gemeente.nl"),
        (None, ("192.168.1.7", "10.0.0.2"), "http://192.168.1.7:8600"),
        (None, (), "http://127.0.0.1:8600"),
    ],
)
def test_the_address_of_the_operator_wins_then_the_best_guess_then_this_computer(public_url, found, expected):
    assert join_address(public_url, 8600, found) == expected


def test_a_qr_code_for_a_terminal_has_lines_of_one_width_and_is_no_micro_qr_code():
    rows = qr_text("kort").splitlines()
    assert {len(row) for row in rows} == {29}  # 21 modules, and 4 of quiet on both sides
    assert set("".join(rows)) == set(" ▀▄█")


def test_a_qr_code_on_the_screen_is_an_image_with_a_name():
    image = ElementTree.fromstring(qr_svg("http://192.168.1.7:8501/?sessie=ABC", 'Code van "A & B"'))
    assert image.tag == "{http://www.w3.org/2000/svg}svg"
    assert image.get("role") == "img"
    assert image.get("aria-label") == 'Code van "A & B"'


def test_a_qr_code_on_the_screen_fits_any_width_and_is_dark_on_light():
    image = ElementTree.fromstring(qr_svg("http://192.168.1.7:8501", "Code"))
    assert image.get("viewBox")
    assert image.get("width") is None
    assert image.get("height") is None
    ground = image[0]
    assert ground.get("fill", "").lower() in {"#fff", "#ffffff"}


def test_each_text_has_a_qr_code_of_its_own():
    assert qr_svg("http://192.168.1.7:8501", "Code") != qr_svg("http://192.168.1.8:8501", "Code")
    assert qr_text("http://192.168.1.7:8501") != qr_text("http://192.168.1.8:8501")
