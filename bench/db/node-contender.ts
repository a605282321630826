import type { Contender, Sample, Task } from "./task.ts";

/** How a contender in this process does each task. */
export type Works = Readonly<Record<Task, (seed: number) => Promise<unknown>>>;

interface NodeContenderOptions {
  readonly name: string;
  readonly works: Works;
  readonly close: () => Promise<void>;
}

/** A contender that runs in this process. */
export function nodeContender({ name, works, close }: NodeContenderOptions): Contender {
  return {
    name,
    answer: (task, seed) => works[task](seed),
    measure: (task, first, count) => measure(works[task], first, count),
    [Symbol.asyncDispose]: close,
  };
}

async function measure(work: Works[Task], first: number, count: number): Promise<Sample> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let seed = first; seed < first + count; seed++) await work(seed);
  const wall = (performance.now() - start) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: wall / count, cpu: (user + system) / count };
}
