import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "#rooms/html";
import {
  defineMailTransport,
  type Email,
  MailInvalid,
  MailNotConfigured,
  MailTransportUnknown,
  mailOutbox,
  type OutgoingMail,
  sendMail,
} from "#rooms/mail";
import { tolv } from "../support/tolv.ts";
import { withMailer } from "./support.ts";

const email: Email = { to: "ada@example.com", subject: "Welcome", text: "Your account is ready." };
const memory = { EMAIL_URL: "memory:" };

test("memory: keeps mails for tests, and every mailer its own", async () => {
  await withMailer(memory, async () => {
    assert.deepEqual(mailOutbox(), []);
    await sendMail({ ...email, html: html`<b>${Promise.resolve("&")}</b>` });
    await sendMail({ ...email, to: [], bcc: ["Ada <ada@example.com>", "bob@example.com"] });
    assert.deepEqual(mailOutbox()[0]?.html, "<b>&amp;</b>");
    assert.deepEqual(mailOutbox()[1]?.bcc[0], { name: "Ada", address: "ada@example.com" });
  });
  await withMailer(memory, async () => assert.deepEqual(mailOutbox(), []));
});

test("nothing in a mail can begin a header field of its own", async () => {
  const injection = "x\r\nBcc: eve@example.com";
  const attacks: Partial<Email>[] = [
    { subject: injection },
    { subject: "x\nBcc: eve@example.com" },
    { subject: "x\u2028y" },
    { to: `ada@example.com${injection}` },
    { to: `Ada\n <ada@example.com>` },
    { from: injection },
    { cc: [injection] },
    { bcc: [injection] },
    { replyTo: injection },
    { headers: { "X-Note": injection } },
    { headers: { "X-Note\r\nBcc": "eve@example.com" } },
    { headers: { Bcc: "eve@example.com" } },
    { headers: { SUBJECT: "another" } },
    { attachments: [{ filename: injection, content: "" }] },
    { attachments: [{ filename: "a", content: "", contentType: injection }] },
  ];
  await withMailer(memory, async () => {
    for (const attack of attacks)
      await assert.rejects(sendMail({ ...email, ...attack }), MailInvalid, JSON.stringify(attack));
    assert.deepEqual(mailOutbox(), []);
  });
});

test("what is not exactly one address is refused, and so is a mail to nobody", async () => {
  const wrong = [
    "",
    "ada",
    "ada@",
    "@example.com",
    "a@b@c",
    "a@b, c@d",
    "Ada ada@b.c",
    "<a@b>x",
    `${"a".repeat(251)}@b.c`,
  ];
  await withMailer(memory, async () => {
    for (const to of wrong) await assert.rejects(sendMail({ ...email, to }), MailInvalid, to);
    await assert.rejects(sendMail({ ...email, to: [] }), /no recipient/);
  });
});

test("without EMAIL_URL sending says what to set, in production", async () => {
  await withMailer({}, () => assert.rejects(sendMail(email), MailNotConfigured));
});

test("an app brings its own transport; a scheme that nobody brings is told", async () => {
  const taken: OutgoingMail[] = [];
  let closed = false;
  const pigeon = defineMailTransport({
    scheme: "pigeon",
    open: ({ host }) => ({
      send: async (mail) => {
        taken.push(mail);
        return { refused: [host] };
      },
      close: () => {
        closed = true;
      },
    }),
  });
  const environment = { EMAIL_URL: "pigeon://loft" };
  assert.deepEqual(await withMailer(environment, () => sendMail(email), [pigeon]), { refused: ["loft"] });
  assert.deepEqual([taken.length, closed], [1, true]);
  await withMailer(environment, () => assert.rejects(sendMail(email), MailTransportUnknown));
});

test("a mailer waits for what is on its way before it closes", async () => {
  const steps: string[] = [];
  const slow = defineMailTransport({
    scheme: "slow",
    open: () => ({
      send: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        steps.push("sent");
        return { refused: [] };
      },
      close: () => void steps.push("closed"),
    }),
  });
  await withMailer({ EMAIL_URL: "slow:" }, async () => void sendMail(email).then(() => steps.push("told")), [slow]);
  assert.deepEqual(
    steps.filter((step) => step !== "told"),
    ["sent", "closed"],
  );
});

test("in development sendtestemail prints the mail on stdout", async () => {
  const environment = { TOLV_ENV: "development" };
  const { exitCode, stdout } = await tolv(["sendtestemail", "a@example.com", "b@example.com"], { environment });
  assert.equal(exitCode, 0);
  assert.match(
    stdout,
    /^Subject: Test email from \S+ on \S+\nFrom: webmaster@localhost\nTo: a@example\.com, b@example\.com\nDate: /,
  );
  assert.match(stdout, /\n\nIf you're reading this, it was successful\.\n-{79}\n$/);
});

test("sendtestemail without addresses is a mistake in its use", async () => {
  const { exitCode, stderr } = await tolv(["sendtestemail"], { environment: { TOLV_ENV: "development" } });
  assert.equal(exitCode, 2);
  assert.match(stderr, /You must specify some email recipients/);
});

test("check tells of a mail server that is missing or of an unknown kind", async () => {
  const production = { TOLV_ENV: "staging", SECRET_KEY: "0123456789".repeat(6), ALLOWED_HOSTS: "x.example" };
  const database = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" };
  const check = (url: string) =>
    tolv(["check", "--deploy"], { environment: { ...production, ...database, EMAIL_URL: url } });
  assert.match((await check("")).stderr, /EMAIL_URL: \(mail\.W001\)/);
  const unknown = await check("pigeon://loft");
  assert.match(unknown.stderr, /EMAIL_URL: \(mail\.E001\)/);
  assert.equal(unknown.exitCode, 1);
});
