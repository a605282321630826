import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeUserId, encodeUserId, isPasswordResetToken, passwordResetToken, User } from "#rooms/contrib/auth";
import { BadSignature, dumps, loads, sign, signWithTimestamp, unsign, unsignWithTimestamp } from "#rooms/signing";
import { strongKey } from "../support/tolv.ts";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { servePair } from "./support/pair.ts";
import { makeSuperuser, password } from "./support/superuser.ts";
import { Visitor } from "./support/visitor.ts";

const salt = "shop.voucher";

const value = { name: "Zoë ✓ 🙂", list: [1, 2.5, null, true], text: "long ".repeat(40) };

await describeWithDjango("signed values and tokens", async (installed) => {
  const { django, tolv, ends } = await servePair(installed, () => djangoDatabase(installed));

  test("values that Django signs are read by Tolv", async () => {
    const signed = await django.evaluate<Record<"plain" | "timed" | "dumped" | "compressed", string>>(
      `
from django.core import signing
result = {
    "plain": signing.Signer(salt=salt).sign("Zoë:42"),
    "timed": signing.TimestampSigner(salt=salt).sign("Zoë:42"),
    "dumped": signing.dumps(value, salt=salt),
    "compressed": signing.dumps(value, salt=salt, compress=True),
}`,
      { salt, value },
    );
    await tolv.run(async () => {
      assert.equal(unsign(signed.plain, { salt }), "Zoë:42");
      assert.equal(unsignWithTimestamp(signed.timed, { salt, maxAgeSeconds: 600 }), "Zoë:42");
      assert.deepEqual(loads(signed.dumped, { salt, maxAgeSeconds: 600 }), value);
      assert.deepEqual(loads(signed.compressed, { salt }), value);
      assert.ok(signed.compressed.startsWith("."));
      assert.throws(() => loads(signed.dumped, { salt: "shop.other" }), BadSignature);
    });
  });

  // What deflate makes of a text differs between versions of zlib, so that compressed values are read only.
  test("values that Tolv signs are read by Django, and are Django's byte for byte", async () => {
    const at = new Date();
    const signed = await tolv.run(async () => ({
      plain: sign("Zoë:42", { salt }),
      timed: signWithTimestamp("Zoë:42", { salt, at }),
      dumped: dumps(value, { salt, at }),
      compressed: dumps(value, { salt, at, compress: true }),
    }));
    const found = await django.evaluate(
      `
from django.core import signing
signer = signing.TimestampSigner(salt=salt)
signer.timestamp = lambda: signing.b62_encode(seconds) if hasattr(signing, "b62_encode") else signing.baseconv.base62.encode(seconds)
result = {
    "read": [
        signing.Signer(salt=salt).unsign(signed["plain"]),
        signing.TimestampSigner(salt=salt).unsign(signed["timed"], max_age=600),
        signing.loads(signed["dumped"], salt=salt, max_age=600),
        signing.loads(signed["compressed"], salt=salt),
    ],
    "written": [
        signing.Signer(salt=salt).sign("Zoë:42"),
        signer.sign("Zoë:42"),
        signer.sign_object(value) if hasattr(signer, "sign_object") else signed["dumped"],
    ],
}`,
      { salt, value, signed, seconds: Math.floor(at.getTime() / 1000) },
    );
    const { plain, timed, dumped } = signed;
    assert.deepEqual(found, { read: ["Zoë:42", "Zoë:42", value, value], written: [plain, timed, dumped] });
  });

  test("the reset token of either side is accepted by the other, once", async () => {
    await django.evaluate(makeSuperuser, { username: "forgetful", password });
    const make = `
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
user = User.objects.get(username="forgetful")
result = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]`;
    const [uid, token] = await django.evaluate<[string, string]>(make);
    await tolv.run(async () => {
      const user = await User.get({ id: decodeUserId(uid) ?? 0 });
      assert.equal(user.username, "forgetful");
      assert.equal(isPasswordResetToken(token, user), true);
      assert.equal(isPasswordResetToken(token, user, new Date(Date.now() + 4 * 86_400_000)), false);
    });
    await new Visitor().login(ends.tolv.origin, "forgetful", password);
    const user = await tolv.run(() => User.get({ username: "forgetful" }));
    assert.equal(await tolv.run(async () => isPasswordResetToken(token, user)), false, "a login makes it worthless");
    const own = await tolv.run(async () => `${encodeUserId(user.id)}/${passwordResetToken(user)}`);
    const visitor = new Visitor();
    const link = await visitor.get(`${ends.django.origin}/reset/${own}/`);
    assert.deepEqual([link.status, link.location], [302, `/reset/${encodeUserId(user.id)}/set-password/`]);
    await visitor.get(`${ends.django.origin}${link.location}`);
    const chosen = "another long sentence of mine";
    const fields = { new_password1: chosen, new_password2: chosen };
    assert.equal((await visitor.post(`${ends.django.origin}${link.location}`, fields)).location, "/reset/done/");
    assert.equal((await new Visitor().login(ends.tolv.origin, "forgetful", chosen)).status, 302);
    assert.equal((await new Visitor().get(`${ends.django.origin}/reset/${own}/`)).status, 200, "it works once");
  });

  test("Tolv reads what Django signed under a former key, and Django from 4.1 on the reverse", async () => {
    const renewed = { SECRET_KEY: `${strongKey}-renewed`, SECRET_KEY_FALLBACKS: strongKey };
    const unknown = { SECRET_KEY: `${strongKey}-unknown` };
    const signed = await django.evaluate<string>(
      "from django.core import signing; result = signing.dumps(value, salt=salt)",
      { salt, value },
    );
    assert.deepEqual(await tolv.run(async () => loads(signed, { salt }), renewed), value);
    await assert.rejects(
      tolv.run(async () => loads(signed, { salt }), unknown),
      BadSignature,
    );
    const source = `
from django.core import signing
try:
    result = signing.loads(signed, salt=salt)
except signing.BadSignature:
    result = "refused"`;
    const own = await tolv.run(async () => dumps(value, { salt }));
    const knowsFallbacks = Number.parseFloat(installed.version) >= 4.1;
    assert.deepEqual(await django.evaluate(source, { signed: own, salt }, renewed), knowsFallbacks ? value : "refused");
    assert.equal(await django.evaluate(source, { signed: own, salt }, unknown), "refused");
  });

  test("tokens agree on the wall clock of a time zone", async () => {
    await django.evaluate(makeSuperuser, { username: "settled", password });
    // Both cut the last login to the second; neither rounds.
    const lastLogin = "2026-11-22 08:39:07.999999+00";
    await django.evaluate(
      "from django.contrib.auth.models import User; result = User.objects.filter(username='settled').update(last_login=moment)",
      { moment: lastLogin },
    );
    const environment = { TIME_ZONE: "America/St_Johns" };
    const source = `
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator as generator
user = User.objects.get(username="settled")
result = [generator.make_token(user), generator.check_token(user, token)]`;
    const user = await tolv.run(() => User.get({ username: "settled" }));
    const before = await tolv.run(async () => passwordResetToken(user), environment);
    const [token, accepted] = await django.evaluate<[string, boolean]>(source, { token: before }, environment);
    assert.equal(accepted, true);
    assert.equal(await tolv.run(async () => isPasswordResetToken(token, user), environment), true);
    const seconds = (text: string) => Number.parseInt(text.split("-")[0] ?? "", 36);
    assert.ok(Math.abs(seconds(token) - seconds(before)) < 600, `${token} ${before}`);
  });
});
