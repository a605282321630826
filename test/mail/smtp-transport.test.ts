import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { html } from "#rooms/html";
import { MailNotSent, mailFailed, mailSent, sendMail } from "#rooms/mail";
import { tolv } from "../support/tolv.ts";
import { certificateFile, SmtpServer } from "./smtp-server.ts";
import { withMailer } from "./support.ts";

const email = { to: "ada@example.com", subject: "Welcome", text: "Your account is ready." };

const send = (EMAIL_URL: string, mail = {}) => withMailer({ EMAIL_URL }, () => sendMail({ ...email, ...mail }));

test("a mail arrives with everything that it was given, and names nobody of bcc", async () => {
  await using server = await SmtpServer.start();
  const events: object[] = [];
  const stop = mailSent.subscribe((event) => events.push(event));
  const { refused } = await send(`smtp://${server.host}`, {
    from: "My site <site@example.com>",
    cc: ["Bob Ågren <bob@example.com>"],
    bcc: "eve@example.com",
    replyTo: "help@example.com",
    html: html`<p>${"<ready>"}</p>`,
    headers: { "List-Unsubscribe": "<https://example.com/u>" },
    attachments: [{ filename: "a.txt", content: "some text" }],
  });
  stop();
  assert.deepEqual(refused, []);
  const recipients = server.commands.filter((line) => line.startsWith("RCPT"));
  assert.deepEqual(
    recipients,
    ["ada", "bob", "eve"].map((name) => `RCPT TO:<${name}@example.com>`),
  );
  const [mail = ""] = server.mails;
  for (const part of [
    "From: My site <site@example.com>",
    "To: ada@example.com",
    "Reply-To: help@example.com",
    "Subject: Welcome",
    "List-Unsubscribe: <https://example.com/u>",
    "Your account is ready.",
    "<p>&lt;ready&gt;</p>",
    "filename=a.txt",
  ]) {
    assert.ok(mail.includes(part), `${part}\n${mail}`);
  }
  assert.ok(!mail.includes("eve@"));
  const [{ milliseconds, ...event }] = events as [{ milliseconds: number }];
  assert.ok(milliseconds > 0);
  assert.deepEqual(event, { transport: "smtp", recipients: 3, refused: 0 });
});

test("the sender is DEFAULT_FROM_EMAIL unless a mail names another", async () => {
  await using server = await SmtpServer.start();
  const environment = { EMAIL_URL: `smtp://${server.host}`, DEFAULT_FROM_EMAIL: "Blog <blog@example.com>" };
  await withMailer(environment, () => sendMail(email));
  assert.ok(server.commands.includes("MAIL FROM:<blog@example.com>"));
});

test("addresses that were refused are told, and if all were the mail was not sent", async () => {
  await using server = await SmtpServer.start({ refused: ["ada@example.com"] });
  const url = `smtp://${server.host}`;
  assert.deepEqual(await send(url, { cc: "bob@example.com" }), { refused: ["ada@example.com"] });
  await assert.rejects(send(url), /No such user/);
  assert.equal(server.mails.length, 1);
});

test("a login is tried with the decoded password; a refused one is told without it", async () => {
  const password = "p@ss:w/rd";
  await using server = await SmtpServer.start({ password });
  await send(`smtp://site:${encodeURIComponent(password)}@${server.host}`);
  assert.equal(server.mails.length, 1);
  const failures: unknown[] = [];
  const stop = mailFailed.subscribe(({ error }) => failures.push(error));
  await assert.rejects(send(`smtp://site:hunter22@${server.host}`), (error) => {
    assert.ok(error instanceof MailNotSent);
    assert.match(error.message, /credentials invalid/);
    assert.ok(!inspect(error, { depth: 9 }).includes("hunter22"));
    return true;
  });
  stop();
  assert.equal(failures.length, 1);
});

test("a password does not travel in clear to another machine, and smtp+starttls insists for everything", async () => {
  await using server = await SmtpServer.start({ password: "secret" });
  const port = server.host.split(":")[1];
  // 0.0.0.0 leads here, and is not known as this machine's own name.
  await assert.rejects(send(`smtp://site:secret@0.0.0.0:${port}`), MailNotSent);
  await assert.rejects(send(`smtp+starttls://${server.host}`), MailNotSent);
  assert.ok(!server.commands.some((line) => line.startsWith("AUTH") || line.startsWith("MAIL")));
});

test("a certificate that nobody vouches for is refused, at once and after STARTTLS", async () => {
  await using tls = await SmtpServer.start({ tls: true });
  await using starttls = await SmtpServer.start({ starttls: true });
  await assert.rejects(send(`smtps://${tls.host}`), /self-signed certificate/);
  await assert.rejects(send(`smtp://${starttls.host}`), /self-signed certificate/);
  assert.deepEqual([...tls.mails, ...starttls.mails], []);
});

test("sendtestemail sends over TLS to a server whose certificate is known", async () => {
  await using tls = await SmtpServer.start({ tls: true });
  await using starttls = await SmtpServer.start({ starttls: true, password: "secret" });
  for (const url of [`smtps://${tls.host}`, `smtp+starttls://site:secret@${starttls.host}`]) {
    const environment = { TOLV_ENV: "development", NODE_EXTRA_CA_CERTS: certificateFile, EMAIL_URL: url };
    const { exitCode, stdout, stderr } = await tolv(["sendtestemail", "ada@example.com"], { environment });
    assert.deepEqual([exitCode, stdout], [0, ""], stderr);
    assert.ok(!stderr.includes("secret"));
  }
  for (const { mails } of [tls, starttls]) assert.match(mails[0] ?? "", /If you're reading this, it was successful\./);
});

test("a server that says nothing, hangs up or is not there ends in an error, not in waiting", async () => {
  await using server = await SmtpServer.start({ silent: true });
  const patient = { EMAIL_URL: `smtp://${server.host}`, EMAIL_TIMEOUT: "1" };
  await assert.rejects(
    withMailer(patient, () => sendMail(email)),
    /Greeting never received|Timeout/,
  );
  const { host } = server;
  await server[Symbol.asyncDispose]().catch(() => undefined);
  await assert.rejects(send(`smtp://${host}`), /ECONNREFUSED/);
});
