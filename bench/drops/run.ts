import { parseArgs } from "node:util";
import type { DrillReport } from "#rooms/server";
import { withBenchDatabase } from "../db/bench-database.ts";
import type { Contender } from "./instance.ts";
import { createReferenceContender } from "./reference-contender.ts";
import { reloadUnderLoad, replaceUnderLoad } from "./restart.ts";
import { createTolvContender } from "./tolv-contender.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10" },
    clients: { type: "string", default: "16,200" },
    signals: { type: "string", default: "HUP,TERM" },
    /** `SERVE_DRAIN_LAG` of Tolv; seconds. */
    lag: { type: "string", default: "5" },
    /** A folder with a `run.sh` that starts a Django site; see `bench/http/reference-site.ts`. */
    reference: { type: "string" },
  },
});
const runs = Number(values.runs);
const loads = values.clients
  .split(",")
  .flatMap((clients) => [true, false].map((keepAlive) => ({ clients: Number(clients), keepAlive })));
const signals = values.signals.split(",");
const restarts = Object.entries({ HUP: reloadUnderLoad, TERM: replaceUnderLoad }).filter(([signal]) =>
  signals.includes(signal),
);

await withBenchDatabase(async (url) => {
  await using tolv = await createTolvContender({ databaseUrl: url, lag: values.lag });
  console.log(`Node ${process.version}, ${runs} restarts each; the first client asks for a slow page only.\n`);
  console.log(
    "| server | signal | connections | clients | sent | lost a run | balancer blind, s |\n|---|---|---|---|---|---|---|",
  );
  await restartAll(tolv);
  if (values.reference !== undefined) await restartAll(createReferenceContender(values.reference));
});

async function restartAll(contender: Contender): Promise<void> {
  for (const [signal, restart] of restarts) {
    for (const load of loads) {
      const reports = await restart(contender, load, runs);
      const connections = load.keepAlive ? "kept" : "new";
      const cells = [
        contender.name,
        signal,
        connections,
        load.clients,
        sum(reports),
        describeLosses(reports),
        blindness(reports),
      ];
      console.log(`| ${cells.join(" | ")} |`);
    }
  }
}

function sum(reports: readonly DrillReport[]): number {
  return reports.reduce((all, { sent }) => all + sent, 0);
}

/** `SERVE_DRAIN_LAG` must be longer, or something may be lost. */
function blindness(reports: readonly DrillReport[]): string {
  const times = reports.map(({ longestBlindness }) => (longestBlindness / 1000).toFixed(1));
  return times.every((time) => time === "0.0") ? "" : times.join(", ");
}

function describeLosses(reports: readonly DrillReport[]): string {
  const counts = reports.map(({ lost }) => lost).join(", ");
  const kinds = new Set(reports.flatMap(({ losses }) => Object.keys(losses)));
  return kinds.size === 0 ? counts : `${counts} (${[...kinds].join(", ")})`;
}
