import assert from "node:assert/strict";
import { test } from "node:test";
import { isSessionKey } from "../../../src/contrib/sessions/session-key.ts";
import { SessionStore } from "../../../src/contrib/sessions/session-store.ts";

const key = "abcdefghijklmnopqrstuvwxyz012345";

test("is modified by setting and deleting, not by reading", () => {
  const session = new SessionStore(key, { theme: "dark" });
  assert.equal(session.get("theme"), "dark");
  session.delete("nothing");
  assert.equal(session.isModified, false);
  session.set("theme", "light");
  assert.equal(session.isModified, true);
});

test("is empty only without a key and without values", () => {
  assert.equal(new SessionStore().isEmpty, true);
  assert.equal(new SessionStore(key).isEmpty, false);
  assert.equal(new SessionStore(undefined, { theme: "dark" }).isEmpty, false);
});

test("keeps its values under another key when the key is cycled", () => {
  const session = new SessionStore(key, { theme: "dark" });
  session.cycleKey();
  assert.equal(session.key, undefined);
  assert.equal(session.abandonedKey, key);
  assert.deepEqual(session.values, { theme: "dark" });
});

test("forgets everything when it is flushed, also after values were set", () => {
  const session = new SessionStore(key, { theme: "dark" });
  session.set("more", 1);
  session.flush();
  assert.equal(session.isEmpty, true);
  assert.equal(session.abandonedKey, key);
});

test("remembers the stored key that it replaces through several changes", () => {
  const session = new SessionStore(key, { theme: "dark" });
  session.flush();
  session.set("theme", "light");
  session.cycleKey();
  assert.equal(session.abandonedKey, key);
});

test("tells keys from what no session was stored under", () => {
  assert.equal(isSessionKey(key), true);
  for (const text of ["", "abc", key.toUpperCase(), `${key}x`, `${key.slice(1)}'`])
    assert.equal(isSessionKey(text), false);
});
