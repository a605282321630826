import type { Finding } from "./finding.ts";

/** A named inspection of the project; it reads the ambient context and changes nothing. */
export interface Check {
  readonly name: string;
  /** True for checks that make sense for a production deployment only (`tolv check --deploy`). */
  readonly deploy: boolean;
  /** True for checks that look into the database (`tolv check --database`). */
  readonly database: boolean;
  /** The groups that `tolv check --tag` chooses by: the room, and `security` for what matters in production. */
  readonly tags: readonly string[];
  readonly run: () => Iterable<Finding> | Promise<Iterable<Finding>>;
}

/**
 * Defines a system check.
 *
 * @example
 * export const tablesCheck = defineCheck({ name: "blog.tables", *run() {
 *   if (duplicated) yield { id: "blog.E001", level: "error", message: "…", hint: "…" };
 * } });
 */
export function defineCheck({ tags, ...check }: CheckDeclaration): Check {
  const [room = ""] = check.name.split(".");
  const usual = check.deploy ? [room, "security"] : [room];
  return { deploy: false, database: false, ...check, tags: tags ?? usual };
}

/** What `defineCheck` takes. */
export type CheckDeclaration = Pick<Check, "name" | "run"> & Partial<Check>;

/** Runs the checks one after the other and returns every finding, in their order. */
export async function runChecks(checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await check.run()));
  return findings;
}
