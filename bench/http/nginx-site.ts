import { freePort } from "../../test/support/tolv.ts";
import { startNginx } from "../static/nginx.ts";
import { childrenOf } from "../support/processes.ts";
import type { BenchProject } from "./bench-project.ts";
import type { Site } from "./site.ts";

/** nginx with one worker and an access log on the files that Tolv has collected. */
export async function startStaticNginx(original: Site, { directory, staticRoot }: BenchProject): Promise<Site> {
  const port = await freePort();
  const { child, stop } = await startNginx(directory, { root: staticRoot, port });
  return {
    ...original,
    name: "nginx",
    origin: `http://127.0.0.1:${port}`,
    pids: childrenOf(child.pid ?? 0),
    pathOf: (page) => (page.file ? original.pathOf(page) : undefined),
    [Symbol.asyncDispose]: stop,
  };
}
