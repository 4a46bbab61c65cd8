"""Signing on with the identity provider of an organisation; the provider is a process on loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Server

EMAIL = "anna@regio.example"


@pytest.fixture
def provider():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "tests.browser.provider", str(port), EMAIL], cwd=ROOT)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/jwks", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


@pytest.fixture
def server(tmp_path, provider):
    found = Server(tmp_path)
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(
        "[auth]\n"
        f'redirect_uri = "{found.url}/oauth2callback"\n'
        'cookie_secret = "een geheim van minstens tweeendertig tekens"\n'
        'client_id = "mas"\n'
        'client_secret = "geheim"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    found.env["STREAMLIT_SECRETS_FILES"] = str(secrets)
    found.start()
    yield found
    found.kill()


def add_account(server, name: str) -> None:
    command = [sys.executable, "-m", "mas_sim.cli", "trainer", "add", name, "--organisatie", "Regio"]
    subprocess.run(
        [*command, "--zonder-wachtwoord"], env=server.env, cwd=ROOT, check=True, capture_output=True
    )


def test_a_trainer_comes_in_by_the_provider_of_the_organisation(server, open_page):
    add_account(server, EMAIL)
    page = open_page(path="/?trainer=beoordelen")
    page.get_by_role("button", name="Inloggen met je organisatie").click()
    page.wait_for_url("**/")
    page.goto(server.url + "/?trainer=beoordelen")
    expect(page.get_by_text(f"Je bent ingelogd als {EMAIL}")).to_be_visible()


def test_who_has_no_account_here_stays_outside(server, open_page):
    page = open_page(path="/?trainer=beoordelen")
    page.get_by_role("button", name="Inloggen met je organisatie").click()
    page.wait_for_url("**/")
    page.goto(server.url + "/?trainer=beoordelen")
    expect(page.get_by_text("er is geen account met dat adres")).to_be_visible()
