import { followName, type ModelClass, type ModelField, type ModelMeta, targetModel } from "#rooms/db";
import { oncePer } from "#rooms/util";
import { UnknownPath } from "../errors.ts";

/** Where a path leads, starting at a model. */
export interface ResolvedPath {
  /** With the names of fields: `author.dateJoined`; `author` for `authorId`. */
  readonly path: string;
  /** What people call its end. */
  readonly label: string;
  /** The column at its end; undefined for a relation to many. */
  readonly column: ModelField | undefined;
  /** The model that its end refers to; undefined for a plain value. */
  readonly target: ModelClass | undefined;
  /** False where a relation to many stands on the way or at the end. */
  readonly isSingle: boolean;
}

/** Follows a path through relations; undefined where a model on the way has no such name. */
export function resolvePath(meta: ModelMeta, path: string): ResolvedPath | undefined {
  const [name = "", ...rest] = path.split(".");
  const first = resolveName(meta, name);
  if (first === undefined || rest.length === 0) return first;
  const next = first.target && resolvePath(first.target.meta, rest.join("."));
  if (next === undefined) return undefined;
  return { ...next, path: `${first.path}.${next.path}`, isSingle: first.isSingle && next.isSingle };
}

/**
 * The same for a path that the system checks have found good.
 *
 * @throws UnknownPath for one that they have not.
 */
export function requirePath(meta: ModelMeta, path: string): ResolvedPath {
  const resolved = resolvePath(meta, path);
  if (resolved === undefined) throw new UnknownPath({ model: meta.label, path });
  return resolved;
}

/** True for a field, its attribute, or a relation of the model. */
export function hasName({ fields, manyToMany, reverse }: ModelMeta, name: string): boolean {
  const isColumn = fields.some((field) => field.name === name || field.attribute === name);
  return isColumn || [...manyToMany, ...reverse].some((relation) => relation.name === name);
}

/** The names of each model that were followed so far: there are no more of them than it has fields and relations. */
const knownNames = oncePer((_meta: ModelMeta) => new Map<string, ResolvedPath>());

function resolveName(meta: ModelMeta, name: string): ResolvedPath | undefined {
  const names = knownNames(meta);
  const known = names.get(name);
  if (known !== undefined || !hasName(meta, name)) return known;
  const resolved = followOwnName(meta, name);
  names.set(name, resolved);
  return resolved;
}

function followOwnName(meta: ModelMeta, name: string): ResolvedPath {
  const step = followName(meta, name);
  if ("link" in step) {
    const { target } = step.link;
    return { path: name, label: manyLabel(meta, name), column: undefined, target, isSingle: false };
  }
  const { field: column } = step;
  return { path: column.name, label: column.label, column, target: targetModel(column), isSingle: true };
}

function manyLabel({ manyToMany }: ModelMeta, name: string): string {
  const declared = manyToMany.find((relation) => relation.name === name)?.field.options.label;
  return declared ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
