import { Field, ManyToManyField } from "#rooms/db";
import type { Operation } from "../operations/operation.ts";
import type { StateField } from "../state/model-state.ts";
import { relationTargets } from "../state/target-label.ts";

/** An operation with what it makes true and what must be true before it, as marks. */
export interface Change {
  readonly app: string;
  readonly operation: Operation;
  readonly gives: readonly Mark[];
  readonly needs: readonly Mark[];
  /** What is true no longer: models that are deleted. */
  readonly ends: readonly Mark[];
}

/** A model that exists as it is declared, or a field that holds on to its target no longer. */
export type Mark = `created ${string}` | `released ${string}`;

/** What other changes wait for, or what a change waits for besides the targets of its fields. */
interface Marks {
  readonly gives?: readonly Mark[];
  readonly needs?: readonly Mark[];
  readonly ends?: readonly Mark[];
}

/** Wraps an operation; it needs the models that its fields refer to. */
export function changeOf(app: string, operation: Operation, { gives = [], needs = [], ends = [] }: Marks = {}): Change {
  const fields = operation.call.arguments.flatMap(fieldsIn);
  const targets = fields.flatMap(relationTargets).map(created);
  return { app, operation, gives, needs: [...new Set([...needs, ...targets])], ends };
}

export function created(label: string): Mark {
  return `created ${label.toLowerCase()}`;
}

export function released(label: string, field: string): Mark {
  return `released ${label.toLowerCase()}.${field}`;
}

/** The app of the model that a mark is about. */
export function appOf(mark: Mark): string {
  return mark.split(" ")[1]?.split(".")[0] ?? "";
}

/** The fields in an argument: itself, or the values of an object. */
function fieldsIn(argument: unknown): readonly StateField[] {
  if (isField(argument)) return [argument];
  return typeof argument === "object" && argument !== null ? Object.values(argument).filter(isField) : [];
}

function isField(value: unknown): value is StateField {
  return value instanceof Field || value instanceof ManyToManyField;
}
