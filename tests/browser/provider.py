"""A small OpenID provider for one person: ``python -m tests.browser.provider PORT EMAIL``."""

from __future__ import annotations

import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

PORT, EMAIL = int(sys.argv[1]), sys.argv[2]
ISSUER = f"http://127.0.0.1:{PORT}"
KEY = RSAKey.generate_key(2048, {"kid": "een", "use": "sig", "alg": "RS256"})
NONCES: dict[str, str] = {}


class Provider(BaseHTTPRequestHandler):
    """Says yes to whoever asks, and signs what it says."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": ISSUER,
                    "authorization_endpoint": f"{ISSUER}/authorize",
                    "token_endpoint": f"{ISSUER}/token",
                    "jwks_uri": f"{ISSUER}/jwks",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif parts.path == "/jwks":
            self._json({"keys": [KEY.as_dict(private=False)]})
        elif parts.path == "/authorize":
            code = secrets.token_urlsafe(8)
            NONCES[code] = asked.get("nonce", "")
            self.send_response(302)
            self.send_header(
                "location", f"{asked['redirect_uri']}?" + urlencode({"code": code, "state": asked["state"]})
            )
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "sub": "een",
            "aud": "mas",
            "iat": now,
            "exp": now + 600,
            "nonce": NONCES.pop(body["code"][0]),
            "email": EMAIL,
            "email_verified": True,
        }
        token = jwt.encode({"alg": "RS256", "kid": "een"}, claims, KEY)
        self._json({"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def _json(self, data: object) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


ThreadingHTTPServer(("127.0.0.1", PORT), Provider).serve_forever()
