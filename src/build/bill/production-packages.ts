import type { LockedPackage, LockFile } from "./lock-file.ts";

/** A package that runs with the project, and those that it needs itself. */
export interface ProductionPackage extends LockedPackage {
  readonly name: string;
  /** The paths of what it needs. */
  readonly needs: readonly string[];
}

/** Tolv's optional dependencies are tools of a checkout, which no production image has. */
const toolbox = "tolv";

/**
 * The packages that run with a project, by their paths in the lock file: what it needs, what that needs, and so on;
 * nothing that is for development.
 */
export function productionPackages({ packages, project }: LockFile): ReadonlyMap<string, ProductionPackage> {
  const found = new Map<string, ProductionPackage>();
  const visit = (path: string): void => {
    const locked = packages[path];
    if (locked === undefined || found.has(path)) return;
    const name = locked.name ?? nameIn(path);
    const needs = namesNeeded(locked, name).flatMap((needed) => resolveFrom(path, needed, packages) ?? []);
    found.set(path, { ...locked, name, needs });
    for (const needed of needs) visit(needed);
  };
  visit(project);
  return found;
}

function nameIn(path: string): string {
  return path.split("node_modules/").at(-1) ?? path;
}

function namesNeeded({ dependencies, optionalDependencies, peerDependencies }: LockedPackage, name: string): string[] {
  const optional = name === toolbox ? {} : optionalDependencies;
  const listed = name === toolbox ? without(dependencies, optionalDependencies) : dependencies;
  return Object.keys({ ...listed, ...optional, ...peerDependencies }).sort();
}

function without(all: LockedPackage["dependencies"] = {}, others: LockedPackage["dependencies"] = {}) {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !(name in others)));
}

/** As Node does: beside the package, then in every folder above it. Links are followed. */
function resolveFrom(path: string, name: string, packages: LockFile["packages"]): string | undefined {
  const installed = path === "" ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  const locked = packages[installed];
  if (locked !== undefined) return locked.link === true ? (locked.resolved ?? installed) : installed;
  return path === "" ? undefined : resolveFrom(parentOf(path), name, packages);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
