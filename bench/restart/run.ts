import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { get, startLoad } from "../../test/server/support/load.ts";
import { createSavedProject, type SavedProject } from "../../test/support/saved-project.ts";
import { freePort, RunningTolv } from "../../test/support/tolv.ts";
import { withBenchDatabase } from "../db/bench-database.ts";
import { quartilesOf } from "../db/quartiles.ts";
import { childrenOf, commandOf, memoryOf, processorTimeOf } from "../support/processes.ts";

const { values } = parseArgs({ options: { saves: { type: "string", default: "40" } } });
const asked = Number(values.saves);
const newConnection = new Agent({ keepAlive: false });

await withBenchDatabase(async (url) => {
  await using project = await createSavedProject();
  const environment = { TOLV_ENV: "development", DATABASE_URL: url };
  const [port, plainPort] = [await freePort(), await freePort()];
  await using server = new RunningTolv(["runserver", String(port)], { directory: project.directory, environment });
  await server.printed(/Quit the server/);
  // The first saves find less in the compile cache.
  const running = { server, project, port };
  await restarts(running, "warm", 5);

  console.log(`Node ${process.version}, the example site, ${asked} saves each.`);
  console.log(`save to served, quiet       ${milliseconds(await restarts(running, "quiet"))}`);
  await restartsUnderLoad(running);
  // Until those that were replaced have left.
  await sleep(12_000);
  reportMemory(server);

  await using plain = new RunningTolv(["runserver", "--noreload", String(plainPort)], {
    directory: project.directory,
    environment,
  });
  await plain.printed(/Quit the server/);
  await reportConnections(port, plainPort);
});

interface Running {
  readonly server: RunningTolv;
  readonly project: SavedProject;
  readonly port: number;
}

/** Milliseconds from each save to the end of the first answer that shows it, on a connection of its own. */
async function restarts({ server, project, port }: Running, name: string, saves = asked): Promise<number[]> {
  const times: number[] = [];
  for (let save = 0; save < saves; save++) {
    await spareIsLoaded(server);
    const text = `${name} ${save}`;
    const start = performance.now();
    await project.save(text);
    while ((await get(port, { path: "/saved", agent: newConnection })).body !== text);
    times.push(performance.now() - start);
  }
  return times;
}

/** A developer who saves again within a second finds no spare process; here each save finds one. */
async function spareIsLoaded({ child }: RunningTolv): Promise<void> {
  await sleep(600);
  const spare = developmentProcesses(child.pid ?? 0).at(-1);
  if (spare === undefined) return;
  for (let before = -1; before < processorTimeOf(spare) - 10; await sleep(200)) before = processorTimeOf(spare);
}

/** The processes of a supervisor, the spare one last; none are seen where there is no /proc. */
function developmentProcesses(supervisor: number): number[] {
  if (process.platform !== "linux") return [];
  return childrenOf(supervisor).filter((pid) => commandOf(pid).includes("development-process.js"));
}

async function restartsUnderLoad(running: Running): Promise<void> {
  const { port } = running;
  const ask = async (agent: Agent) => {
    await sleep(5);
    return get(port, { path: "/saved", agent });
  };
  const loads = [true, false].map((keepAlive) => startLoad(ask, { clients: 8, keepAlive }));
  const times = await restarts(running, "load");
  const results = await Promise.all(loads.map((load) => load.stop()));
  const answered = results.reduce((sum, result) => sum + result.answered, 0);
  const lost = results.flatMap((result) => result.lost);
  console.log(`save to served, under load  ${milliseconds(times)}`);
  console.log(`requests meanwhile          ${answered} answered, ${lost.length} refused, reset or wrong`);
}

function reportMemory({ child }: RunningTolv): void {
  if (child.pid === undefined) return;
  const [serving, spare] = developmentProcesses(child.pid);
  if (serving === undefined) return;
  const texts = Object.entries({ supervisor: child.pid, serving, spare }).map(
    ([name, pid]) => `${name} ${pid === undefined ? "?" : memoryOf(pid).toFixed(0)} MB`,
  );
  console.log(`memory of its own           ${texts.join(", ")}`);
}

/** What it costs that another process accepts the connection. */
async function reportConnections(port: number, plainPort: number): Promise<void> {
  const rounds = 30;
  const differences = [];
  for (let round = 0; round < rounds; round++) {
    differences.push((await averageTime(port)) - (await averageTime(plainPort)));
  }
  console.log(`handing over a connection   ${milliseconds(differences)}`);
}

async function averageTime(port: number): Promise<number> {
  const requests = 50;
  const start = performance.now();
  for (let count = 0; count < requests; count++) await get(port, { path: "/saved", agent: newConnection });
  return (performance.now() - start) / requests;
}

function milliseconds(sample: readonly number[]): string {
  const digits = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  const { low, median, high } = quartilesOf(sample);
  return `median ${digits(median)} ms (${digits(low)}–${digits(high)})`;
}
