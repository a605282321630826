import type { Finding } from "./finding.ts";

/** A named inspection of the project; it reads the ambient context and changes nothing. */
export interface Check {
  readonly name: string;
  /** True for checks that make sense for a production deployment only (`tolv check --deploy`). */
  readonly deploy: boolean;
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
export function defineCheck(check: Omit<Check, "deploy"> & { readonly deploy?: boolean }): Check {
  return { deploy: false, ...check };
}

/** Runs the checks one after the other and returns every finding, in their order. */
export async function runChecks(checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await check.run()));
  return findings;
}
