"""A small OpenID provider over HTTP with real RS256 signatures, for tests of logging in with one.

It answers discovery, /authorize (nobody is asked: whoever is in `person` is logged in there), /token, /userinfo and /jwks. It refuses a
naive client: /authorize without `response_type=code`, with a foreign client, a `redirect_uri` that is not registered letter by letter, without
`openid` in the scope, without `state`, without `nonce` or with one seen before, without an S256 `code_challenge`; /token for another method than POST,
a wrong or missing client secret, a code that is unknown, older than a minute, used before (which also ends the tokens given for it), another
`redirect_uri` than asked with, a `code_verifier` that does not fit; /userinfo without a living access token. What it refused stands in `refused`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY_ID = "one"


@dataclass
class FakeProvider:
    """One provider with one client. Change `person`, `claims` (of the ID token) or `key` between log-ins."""

    redirect_uri: str
    client_id: str = "anxin"
    client_secret: str = "it's secret: 100%"
    person: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.published = self.key.public_key()
        self._codes: dict[str, dict[str, Any]] = {}
        self._tokens: dict[str, str] = {}
        self._nonces: set[str] = set()
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider._answer(self, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                provider._answer(self, dict(parse_qsl(body.decode())))

            def log_message(self, *arguments: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close the port."""
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, handler: BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        url = urlsplit(handler.path)
        query = dict(parse_qsl(url.query))
        try:
            if url.path == "/.well-known/openid-configuration":
                return _send(handler, 200, self._configuration())
            if url.path == "/jwks":
                return _send(handler, 200, {"keys": [self._jwk()]})
            if url.path == "/authorize":
                return _redirect(handler, self._authorize(query))
            if url.path == "/token":
                return _send(handler, 200, self._token(handler, form))
            if url.path == "/userinfo":
                return _send(handler, 200, self._userinfo(handler))
            return _send(handler, 404, {"error": "not_found"})
        except ValueError as error:
            self.refused.append(str(error))
            return _send(handler, 400, {"error": "invalid_request", "error_description": str(error)})

    def _configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def _jwk(self) -> dict[str, Any]:
        return {
            **json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.published)),
            "kid": KEY_ID,
            "use": "sig",
            "alg": "RS256",
        }

    def _authorize(self, query: Mapping[str, str]) -> str:
        _refuse_unless(query.get("response_type") == "code", "response_type")
        _refuse_unless(query.get("client_id") == self.client_id, "client_id")
        _refuse_unless(query.get("redirect_uri") == self.redirect_uri, "redirect_uri")
        _refuse_unless("openid" in query.get("scope", "").split(), "scope")
        _refuse_unless(bool(query.get("state")), "state")
        nonce = query.get("nonce", "")
        _refuse_unless(bool(nonce) and nonce not in self._nonces, "nonce")
        is_challenged = query.get("code_challenge_method") == "S256" and len(query.get("code_challenge", "")) == 43
        _refuse_unless(is_challenged, "code_challenge")
        self._nonces.add(nonce)
        code = secrets.token_urlsafe(24)
        self._codes[code] = {"nonce": nonce, "challenge": query["code_challenge"], "at": time.time(), "used": False}
        return f"{self.redirect_uri}?{urlencode({'code': code, 'state': query['state']})}"

    def _token(self, handler: BaseHTTPRequestHandler, form: Mapping[str, str]) -> dict[str, Any]:
        _refuse_unless(handler.command == "POST", "method")
        _refuse_unless(self._is_client(handler, form), "client_secret")
        _refuse_unless(form.get("grant_type") == "authorization_code", "grant_type")
        code = self._codes.get(form.get("code", ""))
        _refuse_unless(code is not None and code["at"] > time.time() - 60, "code")
        assert code is not None
        if code["used"]:
            self._tokens = {token: owner for token, owner in self._tokens.items() if owner != form["code"]}
        _refuse_unless(not code["used"], "code replayed")
        _refuse_unless(form.get("redirect_uri") == self.redirect_uri, "redirect_uri")
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        _refuse_unless(challenge == code["challenge"], "code_verifier")
        code["used"] = True
        token = secrets.token_urlsafe(24)
        self._tokens[token] = form["code"]
        return {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self._id_token(code["nonce"]),
        }

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            **self.person,
            **self.claims,
        }
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": KEY_ID})

    def _userinfo(self, handler: BaseHTTPRequestHandler) -> dict[str, Any]:
        kind, _blank, token = handler.headers.get("Authorization", "").partition(" ")
        _refuse_unless(kind == "Bearer" and token in self._tokens, "access_token")
        return self.person

    def _is_client(self, handler: BaseHTTPRequestHandler, form: Mapping[str, str]) -> bool:
        kind, _blank, packed = handler.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            wanted = f"{quote(self.client_id, safe='')}:{quote(self.client_secret, safe='')}"
            return base64.b64decode(packed).decode() in (wanted, f"{self.client_id}:{self.client_secret}")
        return (form.get("client_id"), form.get("client_secret")) == (self.client_id, self.client_secret)


def _refuse_unless(is_right: bool, what: str) -> None:
    if not is_right:
        raise ValueError(what)


def _send(handler: BaseHTTPRequestHandler, status: int, body: Mapping[str, Any]) -> None:
    text = json.dumps(body).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(text)))
    handler.end_headers()
    handler.wfile.write(text)


def _redirect(handler: BaseHTTPRequestHandler, url: str) -> None:
    handler.send_response(302)
    handler.send_header("Location", url)
    handler.send_header("Content-Length", "0")
    handler.end_headers()
