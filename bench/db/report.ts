import type { Series } from "./compare.ts";
import { type Quartiles, quartilesOf } from "./quartiles.ts";
import { type Sample, type Task, taskNames, tasks } from "./task.ts";

/** The comparison as a table for each task; the first contender is what the others are divided by. */
export function report(series: readonly Series[]): string {
  return taskNames.map((task) => taskReport(task, series)).join("\n\n");
}

function taskReport(task: Task, all: readonly Series[]): string {
  const { title, limit } = tasks[task];
  const series = all.filter((candidate) => candidate.task === task);
  const [base] = series;
  const head = `${title}; Tolv may have at most ${limit}`;
  const rows = series.map((one) => `${one.contender.padEnd(24)}${cells(one.samples, base?.samples ?? [])}`);
  return [head, `${"".padEnd(24)}${"wall ratio".padEnd(22)}${"CPU ratio".padEnd(22)}wall µs    CPU µs`, ...rows].join(
    "\n",
  );
}

function cells(samples: readonly Sample[], base: readonly Sample[]): string {
  const columns = [ratios(samples, base, "wall"), ratios(samples, base, "cpu")].map((text) => text.padEnd(22));
  const times = (["wall", "cpu"] as const).map((clock) => medianOf(samples, clock).toFixed(0).padEnd(10));
  return [...columns, ...times].join("").trimEnd();
}

/** Ratios are taken within a round, so that a busy second counts for both. */
function ratios(samples: readonly Sample[], base: readonly Sample[], clock: keyof Sample): string {
  return text(quartilesOf(samples.map((sample, round) => sample[clock] / (base[round]?.[clock] ?? Number.NaN))));
}

function text({ low, median, high }: Quartiles): string {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function medianOf(samples: readonly Sample[], clock: keyof Sample): number {
  return quartilesOf(samples.map((sample) => sample[clock])).median;
}
