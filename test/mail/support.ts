import { currentConfig, type Environment, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { createMailer, currentMailer, type MailTransportKind, mailSettings } from "#rooms/mail";

/** Runs work with a mailer of its own, which is closed afterwards. */
export async function withMailer<Result>(
  environment: Environment,
  work: () => Promise<Result>,
  kinds: readonly MailTransportKind[] = [],
): Promise<Result> {
  const config = readConfig({
    groups: [mailSettings],
    environment: { TOLV_ENV: "production", SECRET_KEY: "0123456789".repeat(6), ...environment },
    stage: "run",
  });
  const mailer = createMailer(kinds);
  const context = [currentConfig.with(config), currentMailer.with(mailer)];
  try {
    return await runInContext(context, work);
  } finally {
    await runInContext(context, () => mailer.close());
  }
}
