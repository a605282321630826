import { parseArgs } from "node:util";
import { serverVersion, withBenchDatabase } from "./bench-database.ts";
import { compare } from "./compare.ts";
import { findDjangoContender } from "./django.ts";
import { rawPg } from "./raw-pg.ts";
import { report } from "./report.ts";
import { tolvModels } from "./tolv-models.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "60" } } });
const rounds = Number(values.rounds);

await withBenchDatabase(async (url) => {
  await using stack = new AsyncDisposableStack();
  const contenders = [
    stack.use(await rawPg({ url, prepared: true })),
    stack.use(await rawPg({ url, prepared: false })),
    stack.use(await tolvModels({ url, namedStatements: true })),
    stack.use(await tolvModels({ url, namedStatements: false })),
  ];
  const django = await findDjangoContender(url);
  if ("reason" in django) console.log(`Left out: Django, ${django.reason}\n`);
  else contenders.push(stack.use(django));
  const series = await compare(contenders, rounds);
  console.log(`Node ${process.version}, ${await serverVersion(url)}, ${rounds} alternated rounds.`);
  console.log("Ratios to the first line: the median of the rounds' own ratios, quartiles in parentheses.\n");
  console.log(report(series));
});
