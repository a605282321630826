import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogger, subscribeLogRecords } from "#rooms/logging";
import { mailLogRecords, sendMail } from "#rooms/mail";
import { SmtpServer } from "./smtp-server.ts";
import { withMailer } from "./support.ts";

test("the log says that a mail was sent or not, and never to whom, about what, or by which password", async () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ level: "info", levels: {}, pretty: false, colors: false, destination, bindings: {} });
  const stop = subscribeLogRecords(mailLogRecords, logger);
  await using server = await SmtpServer.start({ password: "s3cret", refused: ["eve@example.com"] });
  const email = { to: "ada@example.com", cc: "eve@example.com", subject: "Private subject", text: "Private text" };
  await withMailer({ EMAIL_URL: `smtp://site:s3cret@${server.host}` }, () => sendMail(email));
  await withMailer({ EMAIL_URL: `smtp://site:wr0ng@${server.host}` }, () => sendMail(email)).catch(() => undefined);
  stop();
  const records = lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ room, message, recipients, refused }) => [room, message, recipients, refused]),
    [
      ["mail", "Mail sent, but not to everybody", 2, 1],
      ["mail", "Mail not sent", 2, undefined],
    ],
  );
  for (const secret of ["ada@", "eve@", "Private", "s3cret", "wr0ng"]) {
    assert.ok(!lines.join("").includes(secret), secret);
  }
});
