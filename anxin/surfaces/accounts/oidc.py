"""Log-in with an identity provider (OpenID Connect): code flow with PKCE and nonce, ID tokens always checked against its keys."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare

from anxin.domain.accounts.operations.identity import NoAccess, arrive
from anxin.domain.accounts.queries import identity_providers
from anxin.foundation import clock
from anxin.foundation.secrets import unseal
from anxin.surfaces.kit import errors
from anxin.surfaces.kit.access import public

if TYPE_CHECKING:
    from anxin.domain.accounts.models import IdentityProvider

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
LEEWAY_SECONDS = 60
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


def nonce_of(code_verifier: str) -> str:
    """The nonce that goes with a PKCE verifier: both belong to one log-in, so one secret in the session is enough."""
    return hashlib.sha256(f"nonce {code_verifier}".encode()).hexdigest()


class Adapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Fetches the tokens and believes only what is signed for us, now, for this log-in."""

    _nonce = ""

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        """The token answer. Remembers which nonce the ID token must carry."""
        self._nonce = nonce_of(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        """The checked claims. Raises OAuth2Error for any doubt: signature, issuer, audience, time, nonce."""
        issuer = self.openid_config.get("issuer", "")
        if issuer.rstrip("/") != app.settings["server_url"].rstrip("/"):
            raise OAuth2Error("the provider names another issuer than the one that was set up")
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                self._key(id_token),
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": NEEDED},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("invalid ID token") from error
        if not constant_time_compare(str(claims["nonce"]), self._nonce):
            raise OAuth2Error("the ID token belongs to another log-in")
        return claims

    def _key(self, id_token: str) -> Any:
        kid = jwt.get_unverified_header(id_token).get("kid")
        with get_social_adapter().get_requests_session() as session:
            response = session.get(self.openid_config["jwks_uri"])
            response.raise_for_status()
        keys = [key for key in response.json()["keys"] if key.get("kid") == kid and key.get("use", "sig") == "sig"]
        if len(keys) != 1:
            raise OAuth2Error("the ID token is signed with an unknown key")
        return jwt.PyJWK.from_json(json.dumps(keys[0])).key


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    """Adds PKCE and the nonce to every request."""

    oauth2_adapter_class = Adapter

    @classmethod
    def get_package(cls) -> str:
        """Where allauth finds the addresses: still its own."""
        return "allauth.socialaccount.providers.openid_connect"

    def get_pkce_params(self) -> dict[str, str]:
        """PKCE challenge and verifier, and the nonce that belongs to them."""
        parameters = generate_code_challenge()
        return {**parameters, "nonce": nonce_of(parameters["code_verifier"])}


@public
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Where the provider sends people back to; in allauth's place, because that one does not use our adapter."""
    try:
        view = OAuth2CallbackView.adapter_view(Adapter(request, provider_id))
        answer: HttpResponseBase = view(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Providers come from our own settings, and what they say about a person becomes roles."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The active providers in the form allauth wants them; never stored as such, the secret stays sealed."""
        rows = identity_providers(active_only=True)
        apps = [_app(row) for row in rows if provider in (None, "openid_connect", row.code)]
        return [app for app in apps if client_id in (None, app.client_id)]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Accounts are made by `arrive`, for people a provider gives a role, and in no other way."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find or make the account and align its roles; otherwise say that nobody gave access."""
        said = sociallogin.account.extra_data
        claims = {**(said.get("userinfo") or {}), **(said.get("id_token") or {})}
        provider = identity_providers(active_only=True).filter(code=sociallogin.account.provider).first()
        sociallogin.account.extra_data = {}  # who belongs to which groups there is not ours to keep
        try:
            with transaction.atomic():
                staff = arrive(
                    provider_id=provider.pk if provider else 0,
                    staff_id=sociallogin.user.pk if sociallogin.is_existing else None,
                    email=str(claims.get("email") or ""),
                    is_email_verified=claims.get("email_verified") is True,
                    name=str(claims.get("name") or "")[:80],
                    claims=claims,
                    at=clock.now(),
                )
                if not sociallogin.is_existing:
                    sociallogin.connect(request, staff)
        except NoAccess as refusal:
            raise ImmediateHttpResponse(errors.page(request, 403, str(refusal.message))) from refusal


def _app(row: IdentityProvider) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=row.code,
        name=row.name,
        client_id=row.client_id,
        secret=unseal(row.sealed_secret),
        settings={"server_url": row.issuer, "uid_field": "sub"},
    )
