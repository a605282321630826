import assert from "node:assert/strict";
import { type Contender, type Sample, type Task, taskNames, tasks } from "./task.ts";

/** Rounds that do not count: a server process has compiled its code long ago. */
const warmUp = 25;

/** The samples of one contender at one task, round by round. */
export interface Series {
  readonly contender: string;
  readonly task: Task;
  readonly samples: Sample[];
}

/**
 * Lets all contenders do all tasks, in turn and in every round, so that what disturbs one disturbs the others.
 *
 * Each round begins with another one, for nobody to have the same neighbour always.
 */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<readonly Series[]> {
  await assertSameAnswers(contenders);
  const series = contenders.map((contender) => ({ contender, byTask: emptySeries(contender.name) }));
  for (let round = -warmUp; round < 0; round++) await playRound(series, 0);
  for (const { byTask } of series) for (const { samples } of byTask) samples.length = 0;
  for (let round = 1; round <= rounds; round++) await playRound(rotated(series, round), round);
  return series.flatMap(({ byTask }) => byTask);
}

type Entry = { readonly contender: Contender; readonly byTask: readonly Series[] };

async function playRound(entries: readonly Entry[], round: number): Promise<void> {
  for (const name of taskNames) {
    const { count } = tasks[name];
    for (const { contender, byTask } of entries) {
      const sample = await contender.measure(name, round * count, count);
      byTask.find(({ task }) => task === name)?.samples.push(sample);
    }
  }
}

/** The reading tasks first: the writing ones change what they read. */
async function assertSameAnswers(contenders: readonly Contender[]): Promise<void> {
  for (const task of taskNames) {
    const answers = new Map<string, unknown>();
    for (const contender of contenders) answers.set(contender.name, await contender.answer(task, 17));
    const [first, ...others] = answers.values();
    for (const other of others) assert.deepEqual(other, first, `The contenders must do the same work: ${task}.`);
  }
}

function emptySeries(contender: string): readonly Series[] {
  return taskNames.map((task) => ({ contender, task, samples: [] }));
}

function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
