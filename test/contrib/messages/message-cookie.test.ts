import assert from "node:assert/strict";
import { test } from "node:test";
import { html, isHtml } from "#rooms/html";
import { HtmlMessageAsynchronous } from "../../../src/contrib/messages/errors.ts";
import { type Message, messageLevels } from "../../../src/contrib/messages/message.ts";
import { decodeCookie, encodeCookie } from "../../../src/contrib/messages/message-cookie.ts";
import { djangoVectors } from "../fixtures/django-vectors.ts";
import { configured } from "../support.ts";

const decode = (cookie: string) => configured(() => decodeCookie(cookie));
const encode = (messages: readonly Message[]) => configured(() => encodeCookie(messages));

function comparable({ level, content, tags = "" }: Message) {
  const text = isHtml(content) ? content.render() : content;
  return { level: messageLevels[level], text, safe: isHtml(content), tags };
}

test("reads the cookies that Django wrote", () => {
  for (const { cookie, messages } of djangoVectors.messageCookies) {
    assert.deepEqual(decode(cookie).messages.map(comparable), messages);
  }
});

test("writes cookies that it reads back", () => {
  for (const { cookie } of djangoVectors.messageCookies) {
    const { messages } = decode(cookie);
    assert.deepEqual(decode(encode(messages).cookie).messages.map(comparable), messages.map(comparable));
  }
});

test("reads a cookie that was changed, or signed for another purpose, as empty", () => {
  const cookie = djangoVectors.messageCookies[0]?.cookie ?? "";
  for (const text of [`${cookie}x`, cookie.replace("W1si", "W1sj"), djangoVectors.sessions[0]?.encoded ?? "", ""]) {
    assert.deepEqual(decode(text), { messages: [], continues: false });
  }
});

test("keeps the oldest messages that fit into a cookie, as Django does, and answers with the others", () => {
  // Random texts do not compress, so that only some of them fit.
  const messages = Array.from({ length: 40 }, (_, index): Message => {
    return { level: "info", content: `${index} ${crypto.randomUUID()}${crypto.randomUUID()}` };
  });
  const { cookie, rest } = encode(messages);
  assert.ok(cookie.length <= 2048);
  assert.ok(rest.length > 0 && rest.length < messages.length);
  assert.deepEqual(decode(cookie), { messages: messages.slice(0, -rest.length), continues: true });
  assert.deepEqual(rest, messages.slice(-rest.length));
});

test("refuses HTML that is not complete", () => {
  const content = html`<b>${Promise.resolve("later")}</b>`;
  assert.throws(() => encode([{ level: "info", content }]), HtmlMessageAsynchronous);
});
