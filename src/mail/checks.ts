import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { currentMailer } from "./mailer.ts";
import { mailSettings } from "./settings.ts";

/** Finds an EMAIL_URL that no transport answers to: otherwise the first mail would tell. */
const transportCheck = defineCheck({
  name: "mail.transport",
  *run(): Iterable<Finding> {
    const { EMAIL_URL } = mailSettings.values();
    const { schemes } = currentMailer.get();
    if (EMAIL_URL === undefined || schemes.includes(new URL(EMAIL_URL).protocol.slice(0, -1))) return;
    yield {
      id: "mail.E001",
      level: "error",
      message: "No mail transport answers to the scheme of EMAIL_URL.",
      hint: `Begin it with one of ${schemes.map((scheme) => `${scheme}:`).join(", ")}`,
      object: "EMAIL_URL",
    };
  },
});

const configurationCheck = defineCheck({
  name: "mail.configuration",
  deploy: true,
  *run(): Iterable<Finding> {
    if (mailSettings.values().EMAIL_URL !== undefined) return;
    yield {
      id: "mail.W001",
      level: "warning",
      message: "EMAIL_URL is not set: whatever sends mail, such as the reset of a password, will fail.",
      hint: "Set EMAIL_URL=smtps://user:password@host and try it with `tolv sendtestemail`.",
      object: "EMAIL_URL",
    };
  },
});

const deliveryCheck = defineCheck({
  name: "mail.delivery",
  deploy: true,
  *run(): Iterable<Finding> {
    if (!/^(console|memory):/.test(mailSettings.values().EMAIL_URL ?? "")) return;
    yield {
      id: "mail.W002",
      level: "warning",
      message: "EMAIL_URL leads to the console or to memory: no mail reaches anybody.",
      hint: "Set EMAIL_URL=smtps://user:password@host and try it with `tolv sendtestemail`.",
      object: "EMAIL_URL",
    };
  },
});

/** What is checked of the mail of every project. */
export const mailChecks: readonly Check[] = [transportCheck, configurationCheck, deliveryCheck];
