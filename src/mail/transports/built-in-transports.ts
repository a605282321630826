import { mailSettings } from "../settings.ts";
import { consoleTransport } from "./console-transport.ts";
import { defineMailTransport, type MailTransportKind } from "./mail-transport.ts";
import { MemoryTransport } from "./memory-transport.ts";
import { type SmtpSecurity, smtpTransport } from "./smtp-transport.ts";

/** The transports that every project has. */
export const builtInTransports: readonly MailTransportKind[] = [
  smtp("smtp", "opportunistic"),
  smtp("smtp+starttls", "starttls"),
  smtp("smtps", "tls"),
  defineMailTransport({ scheme: "console", open: () => consoleTransport }),
  defineMailTransport({ scheme: "memory", open: () => new MemoryTransport() }),
];

function smtp(scheme: string, security: SmtpSecurity): MailTransportKind {
  return defineMailTransport({
    scheme,
    open: (url) => smtpTransport({ url, security, timeout: mailSettings.values().EMAIL_TIMEOUT }),
  });
}
