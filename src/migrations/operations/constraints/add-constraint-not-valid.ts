import type { ModelConstraint } from "#rooms/db";
import { addNamedConstraint } from "../../schema/constraints/named-constraint.ts";
import type { Operation } from "../operation.ts";
import { addConstraint } from "./add-constraint.ts";

/**
 * Adds a check constraint for rows written from now on, without reading those that exist: it locks the table for a
 * moment only. `validateConstraint` in a later migration reads the others.
 *
 * @example
 * addConstraintNotValid("Post", { name: "title_not_empty", check: `"title" <> ''` });
 */
export function addConstraintNotValid(model: string, constraint: ModelConstraint): Operation {
  const plain = addConstraint(model, constraint);
  return {
    ...plain,
    call: { builder: "addConstraintNotValid", arguments: [model, constraint] },
    description: `Create not valid constraint ${constraint.name} on model ${model.toLowerCase()}`,
    nameFragment: plain.nameFragment && `${plain.nameFragment}_not_valid`,
    forwards: ({ app, after, schema }) =>
      addNamedConstraint(schema, after.model(`${app}.${model}`), constraint, " NOT VALID"),
  };
}
