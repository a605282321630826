import type { Where } from "../types/where.ts";

/** What every part of a condition says of itself. */
interface Negatable {
  /** True keeps the rows that do not fulfil it, those for which it is unknown (NULL) included. */
  readonly negated: boolean;
}

/** Conditions by path, all of which must hold. */
export interface Lookups extends Negatable {
  readonly where: Readonly<Record<string, unknown>>;
}

/** Several conditions of which all or one must hold. */
export interface Combination extends Negatable {
  readonly operator: "and" | "or";
  readonly parts: readonly ConditionTree[];
}

export type ConditionTree = Combination | Lookups;

/** Conditions put together by `and`, `or` and `not`: what Django calls a Q object. */
export class Condition<F = unknown> {
  /** Carries the model to the compiler; it has no value. */
  declare readonly model: (fields: F) => void;
  readonly tree: ConditionTree;

  constructor(tree: ConditionTree) {
    this.tree = tree;
  }
}

/**
 * Conditions that must all hold; those on one relation to many hold for one and the same row.
 *
 * @example
 * Post.filter(or({ status: "published" }, and({ author: user }, not({ body: "" }))));
 */
export function and<F, K extends string>(...parts: (Condition<F> | Where<F, K>)[]): Condition<F> {
  return new Condition({ operator: "and", parts: parts.map(conditionTree), negated: false });
}

/** Conditions of which at least one must hold; without any, nothing does. */
export function or<F, K extends string>(...parts: (Condition<F> | Where<F, K>)[]): Condition<F> {
  return new Condition({ operator: "or", parts: parts.map(conditionTree), negated: false });
}

/** Keeps exactly the rows that the condition drops. */
export function not<F, K extends string>(part: Condition<F> | Where<F, K>): Condition<F> {
  return new Condition({ operator: "and", parts: [conditionTree(part)], negated: true });
}

/** What stands inside of a condition; paths are copied, so that a later change does not reach the query. */
export function conditionTree(condition: object): ConditionTree {
  return condition instanceof Condition ? condition.tree : { where: { ...condition }, negated: false };
}
