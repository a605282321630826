import { quartilesOf } from "../db/quartiles.ts";
import type { StatementCount } from "./count-statements.ts";
import type { Sample, Series } from "./measure.ts";
import type { Page } from "./pages.ts";

/** What is known of a page besides its speed. */
export interface PageFacts {
  readonly statements: StatementCount | undefined;
  /** Bytes of the body by site. */
  readonly bytes: ReadonlyMap<string, number>;
}

const columns = [16, 18, 10, 12, 12, 22, 22, 0] as const;

/** The comparison as a table: each site against Tolv, as ratios within a round. */
export function report(all: readonly Series[], facts: ReadonlyMap<Page, PageFacts>): string {
  const head = ["page", "site", "bytes", "requests/s", "CPU ms", "Tolv is × as fast", "by CPU time", "statements"];
  return [head, ...all.map((series) => cells(series, { all, facts }))].map(line).join("\n");
}

interface Context {
  readonly all: readonly Series[];
  readonly facts: ReadonlyMap<Page, PageFacts>;
}

function cells({ page, site, samples }: Series, { all, facts }: Context): string[] {
  const tolv = all.find((series) => series.page === page && series.site === "Tolv")?.samples ?? [];
  const median = (field: keyof Sample) => quartilesOf(samples.map((sample) => sample[field])).median;
  const fact = facts.get(page);
  const isTolv = site === "Tolv";
  return [
    isTolv ? page.name : "",
    site,
    String(fact?.bytes.get(site) ?? ""),
    median("requestsPerSecond").toFixed(0),
    median("processorTime").toFixed(2),
    isTolv ? "" : ratios(tolv, samples, ({ requestsPerSecond }) => requestsPerSecond),
    isTolv ? "" : ratios(tolv, samples, ({ processorTime }) => 1 / processorTime),
    statementsOf(page, site, fact?.statements),
  ];
}

function statementsOf(page: Page, site: string, ours: StatementCount | undefined): string {
  if (site === "Tolv" && ours !== undefined)
    return ours.control === 0 ? `${ours.data}` : `${ours.data} + ${ours.control}`;
  return site === "Django" ? `${page.referenceStatements ?? ""}` : "";
}

function ratios(tolv: readonly Sample[], others: readonly Sample[], speed: (sample: Sample) => number): string {
  const { low, median, high } = quartilesOf(
    others.flatMap((other, round) => {
      const own = tolv[round];
      const ratio = own === undefined ? Number.NaN : speed(own) / speed(other);
      // On a busy machine a site may have answered nothing in its time.
      return Number.isFinite(ratio) ? [ratio] : [];
    }),
  );
  return `${digits(median)} (${digits(low)}–${digits(high)})`;
}

function digits(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}

function line(texts: readonly string[]): string {
  return texts
    .map((text, index) => text.padEnd(columns[index] ?? 0))
    .join("")
    .trimEnd();
}
