import { processorTimeOf } from "../support/processes.ts";
import type { Load, LoadSettings } from "./load.ts";
import type { Page } from "./pages.ts";
import type { PreparedRequest, Site } from "./site.ts";

/** A site with what it is asked. */
export interface Contender {
  readonly site: Site;
  readonly requests: ReadonlyMap<Page, PreparedRequest>;
}

/** One page of one site under load for a moment. */
export interface Sample {
  readonly requestsPerSecond: number;
  /** Processor time of the site's own processes for one request, in milliseconds. */
  readonly processorTime: number;
}

/** The samples of one site at one page, round by round. */
export interface Series {
  readonly page: Page;
  readonly site: string;
  readonly samples: Sample[];
}

/** How the sites are compared. */
export interface Comparison {
  readonly pages: readonly Page[];
  readonly rounds: number;
  readonly seconds: number;
  readonly load: Load;
}

/** Lets all sites answer each page in turn, in every round, so that what disturbs one disturbs the others. */
export async function compare(contenders: readonly Contender[], comparison: Comparison): Promise<readonly Series[]> {
  const all = comparison.pages.flatMap((page) =>
    contenders.flatMap(({ site, requests }) => {
      const request = requests.get(page);
      return request === undefined
        ? []
        : [{ site, request, series: { page, site: site.name, samples: [] as Sample[] } }];
    }),
  );
  // The first round compiles.
  for (let round = 0; round <= comparison.rounds; round++) {
    for (const { site, request, series } of all) {
      // Logins of one user are throttled while several are being looked at.
      const connections = series.page.login ? 1 : 8;
      const sample = await measure({ site, request }, { ...comparison, connections });
      if (round > 0) series.samples.push(sample);
    }
  }
  return all.map(({ series }) => series);
}

type Target = { readonly site: Site; readonly request: PreparedRequest };

async function measure({ site, request }: Target, { load, ...settings }: Comparison & LoadSettings): Promise<Sample> {
  const before = processorTime(site);
  const start = performance.now();
  const answered = await load(request, settings);
  const elapsed = (performance.now() - start) / 1000;
  return { requestsPerSecond: answered / elapsed, processorTime: (processorTime(site) - before) / answered };
}

function processorTime({ pids }: Site): number {
  return pids.reduce((sum, pid) => sum + processorTimeOf(pid), 0);
}
