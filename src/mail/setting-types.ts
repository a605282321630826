import { accept, refuse, type SettingType } from "#rooms/config";
import { parseMailbox } from "./message/mailbox.ts";

/** Where mail goes; which schemes there are is known once the apps are, see the check `mail.transport`. */
export const emailUrlType: SettingType<string> = {
  name: "mail URL",
  expected: "a URL such as smtps://user:password@host, console: or memory:",
  schema: { type: "string" },
  parse: (text) => {
    const url = URL.parse(text);
    if (url === null) return refuse("Write it whole, with special characters of the password percent-encoded.");
    const isSmtp = url.protocol.startsWith("smtp");
    return isSmtp && url.hostname === "" ? refuse("Name the host: smtps://user:password@host.") : accept(text);
  },
};

/** One e-mail address, with a name or without. */
export const mailboxType: SettingType<string> = {
  name: "e-mail address",
  expected: "an address such as site@example.com or My site <site@example.com>",
  schema: { type: "string" },
  parse: (text) => (parseMailbox(text) === undefined ? refuse("Write exactly one address.") : accept(text)),
};
