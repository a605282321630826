import type { Migration, MigrationKey } from "../define-migration.ts";
import { MigrationMissing } from "../errors.ts";
import { compareNodes, depthFirst } from "./depth-first.ts";

/** A migration and its neighbours; `id` is `<app>.<name>`. */
export interface MigrationNode {
  readonly id: string;
  readonly app: string;
  readonly name: string;
  readonly migration: Migration;
  readonly parents: Set<MigrationNode>;
  readonly children: Set<MigrationNode>;
}

/** Which migration depends on which, over all apps. Plans come in Django's order. */
export class MigrationGraph {
  readonly #nodes: ReadonlyMap<string, MigrationNode>;

  constructor(nodes: ReadonlyMap<string, MigrationNode>) {
    this.#nodes = nodes;
  }

  /** The labels of the apps that have migrations, sorted. */
  get apps(): readonly string[] {
    return [...new Set(this.nodes.map((node) => node.app))].sort();
  }

  /** All migrations, sorted by app and name. */
  get nodes(): readonly MigrationNode[] {
    return [...this.#nodes.values()].sort(compareNodes);
  }

  /** @throws MigrationMissing */
  node([app, name]: MigrationKey): MigrationNode {
    const node = this.#nodes.get(`${app}.${name}`);
    if (!node) throw new MigrationMissing({ app, name, neededBy: "asked for" });
    return node;
  }

  /** The migrations of an app, or of all, that no other of the same app depends on. */
  leaves(app?: string): readonly MigrationNode[] {
    return this.#ofApp(app).filter((node) => ![...node.children].some((child) => child.app === node.app));
  }

  /** The migrations of an app, or of all, that depend on no other of the same app. */
  roots(app?: string): readonly MigrationNode[] {
    return this.#ofApp(app).filter((node) => ![...node.parents].some((parent) => parent.app === node.app));
  }

  /** What must be applied for this migration, itself last. */
  forwardsPlan(node: MigrationNode): readonly MigrationNode[] {
    return depthFirst(node, (each) => each.parents);
  }

  /** What must be unapplied for this migration, itself last. */
  backwardsPlan(node: MigrationNode): readonly MigrationNode[] {
    return depthFirst(node, (each) => each.children);
  }

  /** Every migration in the order in which an empty database gets them. */
  wholePlan(): readonly MigrationNode[] {
    return [...new Set(this.leaves().flatMap((leaf) => this.forwardsPlan(leaf)))];
  }

  #ofApp(app: string | undefined): readonly MigrationNode[] {
    return app === undefined ? this.nodes : this.nodes.filter((node) => node.app === app);
  }
}
