import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { MigrationProject } from "../migration-project.ts";
import { stateAfter } from "../run/history.ts";
import type { ProjectState } from "../state/project-state.ts";
import { stateOfModels } from "../state/state-of-models.ts";

/** Two states of the same project: what the migrations lead to, and what the code declares. */
export interface StateComparison {
  readonly recorded: ProjectState;
  readonly declared: ProjectState;
}

/** Puts the state of all migrations beside that of the models of the code. */
export function compareStates(project: MigrationProject, graph: MigrationGraph): StateComparison {
  return { recorded: stateAfter(graph.wholePlan()), declared: stateOfModels(project.models) };
}
