"""A device with passkeys, in a few lines: what a browser would answer, for tests without one."""

import hashlib
import json
import os
import struct
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestedCredentialData

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


class Device:
    """Holds one key pair for a host, and counts what it signs. `verified`: it checked who holds it."""

    def __init__(self, origin: str = "http://localhost", host: str = "localhost", verified: bool = True) -> None:
        self.origin, self.host, self.verified = origin, host, verified
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.identity = os.urandom(32)
        self.handle = b""
        self.counter = 0

    def _data(self, flags: int, more: bytes = b"") -> bytes:
        self.counter += 1
        flags |= PRESENT | (VERIFIED if self.verified else 0)
        return hashlib.sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.counter) + more

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": options["publicKey"]["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def _answer(self, rk: bool, **response: bytes) -> str:
        identity = websafe_encode(self.identity)
        return json.dumps(
            {
                "id": identity,
                "rawId": identity,
                "type": "public-key",
                "response": {name: websafe_encode(value) for name, value in response.items()},
                "clientExtensionResults": {"credProps": {"rk": True}} if rk else {},
            }
        )

    def make(self, options: dict[str, Any]) -> str:
        """Answer the question for a new passkey."""
        self.handle = websafe_decode(options["publicKey"]["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        made = AttestedCredentialData.create(Aaguid.NONE, self.identity, public)
        data = self._data(ATTESTED, bytes(made))
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options)
        return self._answer(True, clientDataJSON=client, attestationObject=attestation)

    def show(self, options: dict[str, Any], with_handle: bool = True) -> str:
        """Answer the question for a passkey that is there."""
        data, client = self._data(0), self._client("webauthn.get", options)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        more = {"userHandle": self.handle} if with_handle else {}
        return self._answer(False, clientDataJSON=client, authenticatorData=data, signature=signature, **more)
