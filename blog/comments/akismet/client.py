"""Akismet's calls, each within a deadline. None of them raises or says the key."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import akismet
import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from blog.comments.akismet.transport import BoundedTransport

# The key of the usage call stands in its address, which httpx would log.
logging.getLogger("httpx").setLevel(logging.WARNING)

DEADLINE = 3.0  # seconds, in all
LONGEST_ANSWER = 4096  # bytes
SHORTEST_WAIT = 60  # seconds that an answer may put a recheck off
LONGEST_WAIT = 15 * 24 * 3600


class Verdict(StrEnum):
    """What Akismet made of a comment. UNKNOWN: neither true nor false, whatever the reason."""

    HAM = "ham"
    SPAM = "spam"
    DISCARD = "discard"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """One call's outcome, in words that may be shown to the moderator."""

    verdict: Verdict = Verdict.UNKNOWN
    why: str = ""
    done: bool = False  # a submission was taken, a key is valid
    key_refused: bool = False
    recheck_after: int | None = None  # seconds
    alert_code: str = ""
    alert: str = ""
    usage: dict[str, Any] | None = None

    @property
    def failed(self) -> bool:
        """The service did not do its work: the next comments should not wait for it either."""
        return self.verdict is Verdict.UNKNOWN and self.recheck_after is None and not self.done


def is_configured() -> bool:
    return bool(settings.AKISMET_KEY)


def check(values: dict[str, str], recheck_reason: str = "") -> Answer:
    """Ask whether a comment is spam. `values`: by Akismet's names, `user_ip` among them."""
    return _call("comment_check", **values, **({"recheck_reason": recheck_reason} if recheck_reason else {}))


def submit_spam(values: dict[str, str]) -> Answer:
    """Report spam that was taken for ham, with the values of its check."""
    return _call("submit_spam", **values)


def submit_ham(values: dict[str, str]) -> Answer:
    """Report ham that was taken for spam, with the values of its check."""
    return _call("submit_ham", **values)


def verify_key() -> Answer:
    return _call("verify_key")


def usage() -> Answer:
    return _call("usage_limit")


def _call(method: str, **arguments: Any) -> Answer:
    transport = BoundedTransport(settings.AKISMET_URL, DEADLINE, LONGEST_ANSWER)
    config = akismet.Config(key=settings.AKISMET_KEY, url=settings.SITE_URL)
    with httpx.Client(transport=transport, headers={"User-Agent": akismet.USER_AGENT}) as http:
        client = akismet.SyncClient(config=config, http_client=http)
        try:
            return _read(getattr(client, method)(**arguments), transport.headers)
        except akismet.APIKeyError:
            return _unknown(transport.headers, _("Akismet refused the key."), key_refused=True)
        except akismet.RequestError as error:
            # Its own words name a status or a time-out, and nothing that was sent.
            return _unknown(transport.headers, str(error))
        except akismet.ProtocolError:
            return _unknown(transport.headers, _("Akismet's answer was neither true nor false."))
        except (akismet.AkismetError, ValueError):
            return _unknown(transport.headers, _("Akismet's answer could not be read."))


def _read(result: Any, headers: httpx.Headers) -> Answer:
    if any(name.startswith(("x-akismet-error", "x-akismet-alert")) for name in headers):
        return _unknown(headers, _("Akismet answered with an error."))
    if (wait := headers.get("X-akismet-recheck-after")) is not None:
        known = re.fullmatch(r"[0-9]{1,9}", wait.strip())
        seconds = min(max(int(wait), SHORTEST_WAIT), LONGEST_WAIT) if known else SHORTEST_WAIT
        why = _("Akismet asks to be asked again in %(seconds)s s.") % {"seconds": seconds}
        return Answer(why=why, recheck_after=seconds)
    if isinstance(result, akismet.CheckResponse):
        verdict = Verdict[result.name]
        return Answer(verdict, _("Akismet says: %(verdict)s.") % {"verdict": verdict}, done=True)
    if isinstance(result, dict):
        return Answer(usage=result, done=True)
    if result is False:
        return Answer(why=_("Akismet refused the key."), key_refused=True)
    return Answer(done=True)


def _unknown(headers: httpx.Headers, why: str, *, key_refused: bool = False) -> Answer:
    code, alert = _alert(headers)
    error = headers.get("X-akismet-error", "")
    told = alert or (code and _("Alert %(code)s.") % {"code": code})
    why = " ".join(filter(None, [why, error and _("Error %(code)s.") % {"code": error}, told]))
    # Alerts of 10xxx are about the key and the account: nothing changes within minutes.
    return Answer(
        why=_hide_key(why)[:500], key_refused=key_refused or bool(code), alert_code=code, alert=alert
    )


def _alert(headers: httpx.Headers) -> tuple[str, str]:
    code = headers.get("X-akismet-alert-code", "")[:20]
    return _hide_key(code), _hide_key(headers.get("X-akismet-alert-msg", "")[:200])


def _hide_key(words: str) -> str:
    return words.replace(settings.AKISMET_KEY, "[key]") if settings.AKISMET_KEY else words
