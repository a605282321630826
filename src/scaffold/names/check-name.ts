import { NameInvalid } from "../errors.ts";
import { type NamedKind, nameProblem } from "./name-problem.ts";

/**
 * Refuses a name that a new project or app cannot have.
 *
 * @throws NameInvalid
 */
export function checkName(kind: NamedKind, name: string): void {
  const problem = nameProblem(kind, name);
  if (problem !== undefined) throw new NameInvalid({ problem });
}
