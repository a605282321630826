import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { serverVersion, withBenchDatabase } from "../db/bench-database.ts";
import { nginxProgram } from "../static/nginx.ts";
import { type BenchProject, makeBenchProject } from "./bench-project.ts";
import { countStatements } from "./count-statements.ts";
import { findLoad } from "./load.ts";
import { type Contender, compare } from "./measure.ts";
import { startStaticNginx } from "./nginx-site.ts";
import { type Page, pages } from "./pages.ts";
import { startRecorded } from "./recorded-site.ts";
import { startReference } from "./reference-site.ts";
import { type PageFacts, report } from "./report.ts";
import { ask, type PreparedRequest, prepareRequests, requestsTo, type Site } from "./site.ts";
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
  const project = stack.use(await makeBenchProject());
  const tolv = stack.use(await startTolv(url, project));
  const requests = await prepareRequests(tolv, pages);
  const others = await startOthers(stack, { tolv, project, requests });
  const contenders = [tolv, ...others].map((site) => ({ site, requests: requestsTo(site, requests) }));
  const statements = await countStatements(url, project, requests);
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

interface Origin {
  readonly tolv: Site;
  readonly project: BenchProject;
  readonly requests: ReadonlyMap<Page, PreparedRequest>;
}

/** Servers that answer with Tolv's bytes, and nginx with its files. */
async function startOthers(stack: AsyncDisposableStack, { tolv, project, requests }: Origin): Promise<Site[]> {
  const fastify = { name: "Fastify alone", program: "fastify-server.ts" };
  const node = { name: "node:http alone", program: "node-server.ts" };
  const others = [
    stack.use(await startRecorded(fastify, tolv, requests)),
    stack.use(await startRecorded(node, tolv, requests)),
  ];
  if (nginxProgram === undefined) console.log("Left out: nginx, which is not installed.");
  else others.push(stack.use(await startStaticNginx(tolv, project)));
  return others;
}

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
