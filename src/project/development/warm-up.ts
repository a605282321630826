import { createFailureSite } from "./create-failure-site.ts";

/**
 * Loads ahead what a site needs besides the project's own code: the batteries, and an engine that has answered once.
 *
 * It is most of the time that a restart would take otherwise.
 */
export async function warmUp(): Promise<void> {
  await Promise.all([import("#rooms/contrib/admin"), import("#rooms/forms"), import("#rooms/mail")]);
  const site = await createFailureSite(new Error("Nobody reads this page."));
  await site.inject({ target: "/" });
  await site.close();
}
