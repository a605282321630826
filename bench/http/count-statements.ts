import { join } from "node:path";
import { queryExecuted } from "#rooms/db";
import { bootProject, type Project } from "#rooms/project";
import { strongKey } from "../../test/support/tolv.ts";
import type { BenchProject } from "./bench-project.ts";
import type { Page } from "./pages.ts";
import type { PreparedRequest } from "./site.ts";

/** The statements of one answer. */
export interface StatementCount {
  readonly data: number;
  /** BEGIN, COMMIT and the like. */
  readonly control: number;
}

/** Counts what each page asks of the database, on the same data, in this process. */
export async function countStatements(
  databaseUrl: string,
  { directory, staticRoot }: BenchProject,
  requests: ReadonlyMap<Page, PreparedRequest>,
): Promise<Map<Page, StatementCount>> {
  const environment = {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: strongKey,
    ALLOWED_HOSTS: "127.0.0.1",
    STATIC_ROOT: staticRoot,
    LOG_LEVEL: "error",
  };
  const { default: project }: { default: Project } = await import(join(directory, "project.ts"));
  await using running = await bootProject(project, { directory, environment });
  const site = await running.createSite();
  const counts = new Map<Page, StatementCount>();
  for (const [page, { url, method, headers, body }] of requests) {
    const { pathname, search, host } = new URL(url);
    const inject = () => site.inject({ method, target: pathname + search, headers: { ...headers, host }, body });
    // What is asked once in the life of a process, such as for content types, does not count.
    await inject();
    counts.set(page, await countDuring(inject));
  }
  await site.close();
  return counts;
}

async function countDuring(work: () => Promise<unknown>): Promise<StatementCount> {
  let [data, control] = [0, 0];
  const stop = queryExecuted.subscribe(({ sql }) => {
    if (/^\s*(begin|commit|rollback|savepoint|release|set|start)\b/i.test(sql)) control += 1;
    else data += 1;
  });
  await work();
  stop();
  return { data, control };
}
