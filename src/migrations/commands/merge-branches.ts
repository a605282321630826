import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Input, Output } from "#rooms/management";
import { type Merge, mergeMigrations } from "../detect/merge-migrations.ts";
import { buildGraph } from "../graph/build-graph.ts";
import type { MigrationProject } from "../migration-project.ts";
import { writeMigrations } from "../write/write-migrations.ts";

/** What `makemigrations --merge` needs to know. */
export interface MergeRequest {
  readonly project: MigrationProject;
  readonly options: { readonly dryRun: boolean; readonly noinput: boolean; readonly name: string | undefined };
  readonly output: Output;
  readonly input: Input;
}

/** Shows the branches of migrations that do not know of each other, asks, and joins each app's by a migration. */
export async function mergeBranches({ project, options, output, input }: MergeRequest): Promise<void> {
  const merges = mergeMigrations(project, buildGraph(project.sources), options.name);
  if (merges.length === 0) output.line("No conflicts detected to merge.");
  for (const merge of merges) {
    printBranches(output, merge);
    if (!options.noinput && !(await isWanted(input))) continue;
    const { created } = merge;
    const path = relative(process.cwd(), fileURLToPath(new URL(`${created.name}.ts`, created.directory)));
    if (!options.dryRun) await writeMigrations([created]);
    output.line(`\n${options.dryRun ? "Would create" : "Created"} new merge migration ${path}`);
  }
}

function printBranches(output: Output, { created, branches }: Merge): void {
  output.line(output.style.heading(`Merging ${created.source.app}`));
  for (const { leaf, nodes } of branches) {
    output.line(`  Branch ${leaf.name}`);
    for (const { migration } of nodes) {
      for (const { symbol, description } of migration.operations) output.line(`    ${symbol} ${description}`);
    }
  }
}

const question = `
Merging will only work if the operations printed above do not conflict
with each other (working on different fields or models)
Should these migration branches be merged? [y/N] `;

async function isWanted(input: Input): Promise<boolean> {
  return /^y(es)?$/i.test((await input.ask(question)).trim());
}
