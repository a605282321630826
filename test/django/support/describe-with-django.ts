import { describe, test } from "node:test";
import { findDjango, type InstalledDjango } from "./find-django.ts";

/**
 * Describes what holds beside a live Django. Without one the description is reported as one skipped test, with the reason
 * and the command that installs it; the suite installs nothing itself.
 *
 * @example
 * await describeWithDjango("sessions", (django) => {
 *   test("…", async () => { await new DjangoSite(django, url).manage(["migrate"]); });
 * });
 */
export async function describeWithDjango(
  title: string,
  body: (django: InstalledDjango) => void | Promise<void>,
): Promise<void> {
  const found = await findDjango();
  if ("reason" in found) test(title, { skip: found.reason });
  else describe(`${title}, beside Django ${found.version}`, () => body(found));
}
