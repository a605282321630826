import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type App, defineApp } from "#rooms/apps";
import type { Environment } from "#rooms/config";
import { staticFolder, staticfiles } from "#rooms/contrib/staticfiles";
import type { InjectRequest, InjectResponse } from "#rooms/http";
import { createOutput, type OutputStream, runCommandLine } from "#rooms/management";
import { bootProject, defineProject, type RunningProject } from "#rooms/project";
import { listen } from "#rooms/server";
import { collectstaticCommand } from "../../../src/contrib/staticfiles/commands/collectstatic.ts";
import { findstaticCommand } from "../../../src/contrib/staticfiles/commands/findstatic.ts";
import { strongKey } from "../../support/tolv.ts";

/** Contents by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Nothing listens there: static files need no database. */
const noDatabase = "postgres://nobody:nothing@127.0.0.1:1/nothing";

/** What a command printed. */
export interface Printed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a project of static files; the app `blog` has `blog/static`, the app `shop` has `shop/static`. */
export class StaticProject implements AsyncDisposable {
  readonly directory: string;
  readonly root: string;
  readonly records: string[] = [];
  readonly #running = new AsyncDisposableStack();

  constructor(directory: string) {
    this.directory = directory;
    this.root = join(directory, "staticfiles");
  }

  static async create(files: Files): Promise<StaticProject> {
    const project = new StaticProject(await mkdtemp(join(tmpdir(), "tolv-static-")));
    for (const folder of ["blog/static", "shop/static"])
      await mkdir(join(project.directory, folder), { recursive: true });
    await project.write(files);
    return project;
  }

  async write(files: Files): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.directory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }

  /** Runs `collectstatic` with an environment that has nothing a build does not need. */
  collect(...argv: readonly string[]): Promise<Printed> {
    return this.command(["collectstatic", "--no-input", ...argv]);
  }

  async command(argv: readonly string[], answer = ""): Promise<Printed> {
    await using running = await bootProject(this.#project([]), { ...this.#boot(), environment: {}, stage: "build" });
    const printed = { stdout: "", stderr: "" };
    const stream = (name: "stdout" | "stderr"): OutputStream => ({ write: (text) => (printed[name] += text) });
    const exitCode = await running.run(() =>
      runCommandLine({
        commands: [{ app: "staticfiles", commands: [collectstaticCommand, findstaticCommand] }],
        argv,
        output: createOutput({ stdout: stream("stdout"), stderr: stream("stderr") }),
        input: { isTerminal: false, ask: async () => answer, askSecret: async () => answer, close: () => undefined },
        version: "0",
        run: (_, work) => work(),
      }),
    );
    return { exitCode, ...printed };
  }

  /** Starts the project, in production unless the environment says otherwise; it ends with this one. */
  async boot(environment: Environment = {}, apps: readonly App[] = []): Promise<RunningProject> {
    const production = {
      SECRET_KEY: strongKey,
      ALLOWED_HOSTS: "localhost",
      DATABASE_URL: noDatabase,
      LOG_LEVEL: "warn",
    };
    const options = { ...this.#boot(), environment: { ...production, ...environment } };
    return this.#running.use(await bootProject(this.#project(apps), options));
  }

  /** A function that asks the project's site. */
  async site(environment: Environment = {}, apps: readonly App[] = []) {
    const running = await this.boot(environment, apps);
    const site = this.#running.use(await running.createSite());
    return (target: string, request: Omit<InjectRequest, "target"> = {}): Promise<InjectResponse> =>
      site.inject({ target, ...request });
  }

  /** Serves the project; returns the port. */
  async listen(environment: Environment = {}): Promise<number> {
    const running = await this.boot(environment);
    const site = this.#running.use(await running.createSite());
    return (await listen({ server: site.server, host: "127.0.0.1", port: 0 })).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running.disposeAsync();
    await rm(this.directory, { recursive: true, force: true });
  }

  #project(apps: readonly App[]) {
    const own = ["blog", "shop"].map((name) =>
      defineApp({ name, contributes: [staticFolder(join(this.directory, name, "static"))] }),
    );
    return defineProject({ name: "site", apps: [staticfiles, ...own, ...apps] });
  }

  #boot() {
    const destination = { write: (line: string) => void this.records.push(line) };
    return { directory: this.directory, log: { destination, isTerminal: false } };
  }
}
