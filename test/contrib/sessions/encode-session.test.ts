import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeSession, encodeSession } from "../../../src/contrib/sessions/encode-session.ts";
import { sessionCorrupted } from "../../../src/contrib/sessions/events.ts";
import { djangoVectors } from "../fixtures/django-vectors.ts";
import { configured } from "../support.ts";

test("reads the sessions that Django wrote", () => {
  for (const { value, encoded } of djangoVectors.sessions) {
    assert.deepEqual(
      configured(() => decodeSession(encoded)),
      value,
    );
  }
});

test("writes what Django wrote, but for the time of signing", () => {
  for (const { value, encoded } of djangoVectors.sessions) {
    const written = configured(() => encodeSession(decodeSession(encoded)));
    assert.deepEqual(
      configured(() => decodeSession(written)),
      value,
    );
    const [payload] = written.split(":");
    // Django compresses short sessions too; a plain one is the same to the letter.
    if (!encoded.startsWith(".")) assert.equal(payload, encoded.split(":")[0]);
  }
});

test("compresses large sessions only", () => {
  const large = { cart: "twelve ".repeat(500) };
  const [written, short] = configured(() => [encodeSession(large), encodeSession({ cart: "twelve" })]);
  assert.ok(written?.startsWith(".") && written.length < 1_000);
  assert.equal(short?.startsWith("."), false);
  assert.deepEqual(
    configured(() => decodeSession(written)),
    large,
  );
});

test("reads a session that was changed, cut or signed under another key as empty, and tells so", () => {
  const encoded = djangoVectors.sessions[1]?.encoded ?? "";
  const reasons: string[] = [];
  const stop = sessionCorrupted.subscribe(({ reason }) => reasons.push(reason));
  const changed = encoded.replace("eJyrVopP", "eJyrVopQ");
  for (const text of [changed, encoded.slice(0, -1), encoded.slice(5), "", "garbage"]) {
    assert.deepEqual(
      configured(() => decodeSession(text)),
      {},
      text,
    );
  }
  assert.deepEqual(
    configured(() => decodeSession(encoded), { SECRET_KEY: "another" }),
    {},
  );
  stop();
  assert.equal(reasons.length, 6);
});

test("reads what was signed under a former key", () => {
  const { encoded, value } = djangoVectors.sessions[2] ?? assert.fail();
  const rotated = { SECRET_KEY: "the new key", SECRET_KEY_FALLBACKS: "prod-secret" };
  assert.deepEqual(
    configured(() => decodeSession(encoded), rotated),
    value,
  );
});
