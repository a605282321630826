import type { MigrationKey } from "../define-migration.ts";
import { MigrationCycle, MigrationMissing } from "../errors.ts";
import type { MigrationSource } from "../migration-source.ts";
import { MigrationGraph, type MigrationNode } from "./migration-graph.ts";

/**
 * Builds the graph of the migrations of all apps.
 *
 * @throws MigrationMissing when a dependency does not exist.
 * @throws MigrationCycle when migrations depend on each other.
 */
export function buildGraph(sources: readonly MigrationSource[]): MigrationGraph {
  const nodes = new Map(sources.flatMap(nodesOf).map((node) => [node.id, node]));
  for (const node of nodes.values()) connect(node, nodes);
  refuseCycles(nodes.values());
  return new MigrationGraph(nodes);
}

function nodesOf({ app, migrations }: MigrationSource): MigrationNode[] {
  return Array.from(migrations, ([name, migration]) => ({
    id: `${app}.${name}`,
    app,
    name,
    migration,
    parents: new Set(),
    children: new Set(),
  }));
}

function connect(node: MigrationNode, nodes: ReadonlyMap<string, MigrationNode>): void {
  for (const key of node.migration.dependencies) {
    const parent = findDependency(key, nodes);
    if (!parent) throw new MigrationMissing({ app: key[0], name: key[1], neededBy: node.id });
    node.parents.add(parent);
    parent.children.add(node);
  }
}

function findDependency(
  [app, name]: MigrationKey,
  nodes: ReadonlyMap<string, MigrationNode>,
): MigrationNode | undefined {
  if (name !== "__first__") return nodes.get(`${app}.${name}`);
  const ofApp = [...nodes.values()].filter((node) => node.app === app);
  return ofApp.find((node) => !node.migration.dependencies.some((dependency) => dependency[0] === app));
}

function refuseCycles(nodes: Iterable<MigrationNode>): void {
  const checked = new Set<MigrationNode>();
  const visit = (node: MigrationNode, path: readonly MigrationNode[]) => {
    const start = path.indexOf(node);
    if (start >= 0) throw new MigrationCycle({ cycle: [...path.slice(start), node].map(({ id }) => id) });
    if (checked.has(node)) return;
    for (const parent of node.parents) visit(parent, [...path, node]);
    checked.add(node);
  };
  for (const node of nodes) visit(node, []);
}
