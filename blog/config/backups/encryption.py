"""The one door to age (https://age-encryption.org/v1, by pyrage): a backup that only the key's holder reads.

BACKUP_KEY is either public (age1…: this machine writes what it cannot read) or private (AGE-SECRET-KEY-1…:
it can do both). `age -d -i KEYFILE` reads the file as well, without this site.
"""

from __future__ import annotations

from pathlib import Path

import pyrage

from .errors import BackupError

ENDING = ".age"
_PRIVATE = "AGE-SECRET-KEY-"


def new_key() -> tuple[str, str]:
    """A private key and the public one that belongs to it."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def check_key(key: str) -> None:
    """Raises BackupError for a key that is none."""
    _recipient(key)


def encrypt(plain: Path, encrypted: Path, key: str) -> None:
    recipient = _recipient(key)
    with plain.open("rb") as source, encrypted.open("wb") as target:
        pyrage.encrypt_io(source, target, [recipient])


def decrypt(encrypted: Path, plain: Path, key: str) -> None:
    if not key.startswith(_PRIVATE):
        raise BackupError(
            "This backup is encrypted: BACKUP_KEY must hold the private key, AGE-SECRET-KEY-1…, that belongs to it."
        )
    try:
        identity = pyrage.x25519.Identity.from_str(key)
    except pyrage.IdentityError as error:
        raise BackupError(f"BACKUP_KEY is no private key of age: {error}") from error
    try:
        with encrypted.open("rb") as source, plain.open("wb") as target:
            pyrage.decrypt_io(source, target, [identity])
    except (pyrage.DecryptError, OSError) as error:
        raise BackupError(
            f"The file cannot be decrypted: it is damaged, or BACKUP_KEY is not its key ({error})."
        ) from error


def _recipient(key: str) -> pyrage.x25519.Recipient:
    try:
        if key.startswith(_PRIVATE):
            return pyrage.x25519.Identity.from_str(key).to_public()
        return pyrage.x25519.Recipient.from_str(key)
    except (pyrage.RecipientError, pyrage.IdentityError) as error:
        raise BackupError(
            "BACKUP_KEY is no key of age (age1… or AGE-SECRET-KEY-1…): `manage.py backup --new-key` makes one."
        ) from error
