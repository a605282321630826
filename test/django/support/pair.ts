import assert from "node:assert/strict";
import { after } from "node:test";
import type { TestDatabase } from "../../support/database.ts";
import { DjangoSite } from "./django-site.ts";
import type { InstalledDjango } from "./find-django.ts";
import type { Site } from "./site.ts";
import { TolvSite } from "./tolv-site.ts";

/** A site that is being served. */
export interface ServedEnd {
  readonly site: Site;
  readonly name: Site["name"];
  readonly origin: string;
}

/** Both sites on one database, served until the description ends. */
export interface Pair {
  readonly url: string;
  readonly django: DjangoSite;
  readonly tolv: TolvSite;
  readonly ends: { readonly django: ServedEnd; readonly tolv: ServedEnd };
  /** From Django to Tolv, and the reverse. */
  readonly directions: readonly (readonly [here: ServedEnd, there: ServedEnd])[];
}

/** Serves Django and Tolv on one database. */
export async function servePair(installed: InstalledDjango, makeDatabase: () => Promise<TestDatabase>): Promise<Pair> {
  const servers = new AsyncDisposableStack();
  // Registered before the database's own hook, so that nothing is connected any more when that runs.
  after(() => servers.disposeAsync());
  const { url } = await makeDatabase();
  const [django, tolv] = [new DjangoSite(installed, url), new TolvSite(url)];
  // As a deployment does: what Django made lacks the table that counts failed logins.
  const { exitCode, stderr } = await tolv.manage(["migrate"]);
  assert.equal(exitCode, 0, stderr);
  const serve = async (site: Site): Promise<ServedEnd> => {
    const { origin } = servers.use(await site.serve());
    return { site, name: site.name, origin };
  };
  const [one, other] = await Promise.all([serve(django), serve(tolv)]);
  const directions = [
    [one, other],
    [other, one],
  ] as const;
  return { url, django, tolv, ends: { django: one, tolv: other }, directions };
}
