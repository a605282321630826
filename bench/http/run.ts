import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { serverVersion, withBenchDatabase } from "../db/bench-database.ts";
import { countStatements } from "./count-statements.ts";
import { startFastify } from "./fastify-site.ts";
import { findLoad } from "./load.ts";
import { type Contender, compare } from "./measure.ts";
import { type Page, pages } from "./pages.ts";
import { startReference } from "./reference-site.ts";
import { type PageFacts, report } from "./report.ts";
import { ask, prepareRequests, type Site } from "./site.ts";
import { startTolv } from "./tolv-site.ts";

const { values } = parseArgs({
  options: {
    reference: { type: "string" },
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "3" },
  },
});

await withBenchDatabase(async (url) => {
  await using stack = new AsyncDisposableStack();
  const tolv = stack.use(await startTolv(url));
  const requests = await prepareRequests(tolv, pages);
  const fastify = stack.use(await startFastify(tolv, requests));
  const contenders = [await contend(tolv), await contend(fastify)];
  const statements = await countStatements(url, requests);
  if (values.reference === undefined)
    console.log("Left out: Django; --reference FOLDER names a folder with its run.sh.");
  else contenders.push(await contend(stack.use(await startReference(values.reference))));
  pinToOneCore(contenders);

  const { name, load } = await findLoad();
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  const series = await compare(contenders, { pages, rounds, seconds, load });
  const facts = new Map<Page, PageFacts>();
  for (const page of pages)
    facts.set(page, { statements: statements.get(page), bytes: await bytesOf(page, contenders) });
  console.log(
    `Node ${process.version}, ${await serverVersion(url)}, ${rounds} alternated rounds, ${seconds} s each by ${name}.`,
  );
  console.log("Ratios: the median of the rounds' own ratios, quartiles in parentheses.\n");
  console.log(report(series, facts));
});

async function contend(site: Site): Promise<Contender> {
  return { site, requests: await prepareRequests(site, pages) };
}

async function bytesOf(page: Page, contenders: readonly Contender[]): Promise<Map<string, number>> {
  const bytes = new Map<string, number>();
  for (const { site, requests } of contenders) {
    const request = requests.get(page);
    if (request !== undefined) bytes.set(site.name, (await ask(request)).body.length);
  }
  return bytes;
}

/** The sites' own processes share one core; their databases and the load take what is left. */
function pinToOneCore(contenders: readonly Contender[]): void {
  const core = String(cpus().length - 1);
  try {
    for (const pid of contenders.flatMap(({ site }) => site.pids)) {
      execFileSync("taskset", ["-acp", core, String(pid)], { stdio: "ignore" });
    }
  } catch {
    console.log("Without taskset the sites run on any core.");
  }
}
