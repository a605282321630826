"""Writes django-vectors.json: what Django itself signs, for our tests to compare with.

Run once, by hand, with Debian 12's package python3-django (3.2.25):
    python3 test/signing/make-django-vectors.py > test/signing/django-vectors.json
"""
import json
import time

from django.conf import settings

settings.configure(SECRET_KEY="vector-secret-key", USE_TZ=True)

from django.core import signing  # noqa: E402
from django.utils.crypto import salted_hmac  # noqa: E402

AT = 1_790_000_000
TEXTS = ["", "plain", "with:colon", "å ß 漢 🎉", "line\nbreak", "a" * 200]
VALUES = [
    None, True, 0, -17, 1.5, "", "å ß 漢 🎉", "\x00\x1f\x7f\"\\/<>&", [], {}, [1, [2, [3]]],
    {"_auth_user_id": "1", "_auth_user_backend": "django.contrib.auth.backends.ModelBackend"},
    {"text": "repeated " * 60}, {"b": 1, "a": 2},
]
time.time = lambda: AT

print(json.dumps({
    "key": settings.SECRET_KEY,
    "at": AT,
    "saltedHmac": [
        {"salt": salt, "value": value, "hex": salted_hmac(salt, value, algorithm="sha256").hexdigest()}
        for salt in ("", "shop.voucher", "å") for value in TEXTS
    ],
    "signer": [
        {"salt": salt, "text": text, "signed": signing.Signer(salt=salt).sign(text)}
        for salt in ("django.core.signing.Signer", "shop") for text in TEXTS
    ],
    "timestampSigner": [
        {"salt": "shop", "text": text, "signed": signing.TimestampSigner(salt="shop").sign(text)} for text in TEXTS
    ],
    "dumps": [
        {"value": value, "compress": compress, "signed": signing.dumps(value, salt="shop", compress=compress)}
        for compress in (False, True) for value in VALUES
    ],
}, indent=1))
