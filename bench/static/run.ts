import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { staticSettings } from "#rooms/contrib/staticfiles";
import { CollectedLibrary } from "../../src/contrib/staticfiles/library/collected-library.ts";
import { type Manifest, readManifest } from "../../src/contrib/staticfiles/library/manifest.ts";
import { freePort, RunningTolv, strongKey, tolv } from "../../test/support/tolv.ts";
import { quartilesOf } from "../db/quartiles.ts";
import { hasWrk, load, type Round } from "./load.ts";
import { type BenchProject, makeProject } from "./make-project.ts";
import { nginxProgram, startNginx } from "./nginx.ts";

const { values } = parseArgs({
  options: { files: { type: "string", default: "4000" }, rounds: { type: "string", default: "7" } },
});
const rounds = Number(values.rounds);

await using project = await makeProject(Number(values.files));
const root = join(project.directory, "staticfiles");
console.log(`Node ${process.version}, ${values.files} files.`);
await reportCollecting(project);
reportIndex(root);
if (hasWrk) await reportServing(project);
else console.log("serving                  not measured: wrk is not installed");

/** The whole command, the start of the process included. */
async function reportCollecting({ directory, files }: BenchProject): Promise<void> {
  const collect = async () => {
    const start = performance.now();
    const { exitCode, stderr } = await tolv(["collectstatic", "--no-input"], { directory });
    if (exitCode !== 0) throw new Error(stderr);
    return performance.now() - start;
  };
  console.log(`collectstatic, first     ${(await collect()).toFixed(0)} ms`);
  const again = [await collect(), await collect(), await collect()];
  console.log(`collectstatic, again     ${milliseconds(again)}`);
  await rm(join(files, "part0/word0.js"));
  await rm(join(files, "part0/module0.js"));
  console.log(`collectstatic, 2 fewer   ${(await collect()).toFixed(0)} ms`);
}

/** Reading the manifest and the index over it, as a site does when it starts: processor time, which load lengthens less. */
function reportIndex(folder: string): void {
  const config = readConfig({ groups: [staticSettings], environment: { TOLV_ENV: "development" }, stage: "run" });
  const times = Array.from({ length: 41 }, () => {
    const start = process.cpuUsage();
    const manifest = readManifest(folder) as Manifest;
    runInContext([currentConfig.with(config)], () => new CollectedLibrary(folder, manifest));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  console.log(`index, first in process  ${times[0]?.toFixed(1)} ms CPU`);
  console.log(`index                    ${milliseconds(times)} CPU`);
}

interface Contender {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  /** Asked for instead of the file. */
  readonly address?: string;
}

async function reportServing({ directory }: BenchProject): Promise<void> {
  const manifest = readManifest(root) as Manifest;
  const ports = [await freePort(), await freePort(), await freePort()] as const;
  const environment = {
    SECRET_KEY: strongKey,
    ALLOWED_HOSTS: "127.0.0.1",
    DATABASE_URL: "postgres://nobody:nothing@127.0.0.1:1/nothing",
    PORT: String(ports[0]),
  };
  await using server = new RunningTolv(["serve"], { directory, environment });
  await server.printed(/Serving/);
  const bare = spawn(process.execPath, [join(import.meta.dirname, "bare-server.ts"), root, String(ports[1])]);
  const nginx = nginxProgram === undefined ? undefined : await startNginx(directory, { root, port: ports[2] });
  const contenders: Contender[] = [
    { name: "Tolv", port: ports[0], pid: server.child.pid ?? 0 },
    // What the kernel of Tolv costs by itself, with the smallest of answers.
    { name: "Tolv /healthz", port: ports[0], pid: server.child.pid ?? 0, address: "/healthz" },
    { name: "bare node:http", port: ports[1], pid: bare.pid ?? 0 },
    ...(nginx === undefined ? [] : [{ name: "nginx", port: ports[2], pid: nginx.child.pid ?? 0 }]),
  ];
  if (nginx === undefined) console.log("nginx is not installed, and left out");
  const addressOf = (path: string) => `/static/${manifest.files[path]?.name}`;
  await compare("small.css", { contenders, address: addressOf("small.css") });
  const forLarge = contenders.filter(({ address }) => address === undefined);
  await compare("large.bin", { contenders: forLarge, address: addressOf("large.bin") });
  await nginx?.stop();
  bare.kill();
}

/** All contenders in turns; ratios are taken within a round. */
async function compare(
  path: string,
  { contenders, address }: { readonly contenders: readonly Contender[]; readonly address: string },
): Promise<void> {
  const results = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, port, pid, address: own } of contenders) {
      const result = await load(`http://127.0.0.1:${port}${own ?? address}`, pid);
      // The first round warms up.
      if (round >= 0) results.get(name)?.push(result);
    }
  }
  const own = results.get("Tolv") ?? [];
  for (const [name, measured] of results) {
    const perSecond = quartilesOf(measured.map((round) => round.perSecond)).median;
    const processor = quartilesOf(measured.map((round) => round.microseconds)).median;
    const ratio = quartilesOf(measured.map((round, index) => (own[index]?.perSecond ?? 0) / round.perSecond));
    const ratios = `Tolv ${ratio.median.toFixed(2)} × (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`;
    console.log(
      `${path.padEnd(10)} ${name.padEnd(14)} ${perSecond.toFixed(0)}/s, ${processor.toFixed(0)} µs CPU, ${ratios}`,
    );
  }
}

function milliseconds(sample: readonly number[]): string {
  const { low, median, high } = quartilesOf(sample);
  return `median ${median.toFixed(1)} ms (${low.toFixed(1)}–${high.toFixed(1)})`;
}
