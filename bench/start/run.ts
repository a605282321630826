import { parseArgs } from "node:util";
import { copyExample } from "../../test/build/support/buildable-project.ts";
import { ownProgram } from "../../test/support/tolv.ts";
import { withBenchDatabase } from "../db/bench-database.ts";
import { quartilesOf } from "../db/quartiles.ts";
import { type Contender, memoryMoments, type Sample, StartBench } from "./start-bench.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" } } });
const rounds = Number(values.rounds);

await withBenchDatabase(async (url) => {
  await using project = await copyExample();
  const { exitCode, stderr } = await project.build();
  if (exitCode !== 0) throw new Error(stderr);
  const built = project.path("build/server/tolv.js");
  const contenders: Contender[] = [
    { name: "node build/server/tolv.js serve", args: [built, "serve", "-w", "0"] },
    { name: "the same, -w 1", args: [built, "serve", "-w", "1"] },
    { name: "tolv serve (bin/tolv.js)", args: ["--conditions=tolv-source", ownProgram, "serve", "-w", "0"] },
  ];
  console.log(
    `Node ${process.version}, the example site in production, ${rounds} alternated rounds, quartiles in brackets.`,
  );
  const { empty, samples } = await new StartBench(project.directory, url).run(contenders, rounds);
  console.log(`node -e 0: ${format(empty)} ms`);
  for (const sample of samples) report(sample);
});

function report({ name, starts, ratios }: Sample): void {
  console.log(name);
  console.log(`  to the first answer  ${format(starts.map(({ milliseconds }) => milliseconds))} ms`);
  console.log(`  × node -e 0          ${format(ratios)}`);
  for (const [index, seconds] of memoryMoments.entries()) {
    const memory = starts.flatMap((start) => start.memory[index] ?? []);
    console.log(`  after ${seconds} s`);
    console.log(`    resident, MB       ${memoryOfAll(memory.map(({ resident }) => resident))}`);
    console.log(`    of its own, MB     ${memoryOfAll(memory.map(({ own }) => own))}`);
  }
}

/** The process first, then its workers. */
function memoryOfAll(samples: readonly (readonly number[])[]): string {
  const processes = samples[0]?.length ?? 0;
  const columns = Array.from({ length: processes }, (_, index) => samples.map((sample) => sample[index] ?? 0));
  return columns.map((column, index) => `${index === 0 ? "process" : "worker"} ${format(column)}`).join(", ");
}

function format(sample: readonly number[]): string {
  const { low, median, high } = quartilesOf(sample);
  const text = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  return `${text(median)} (${text(low)}–${text(high)})`;
}
