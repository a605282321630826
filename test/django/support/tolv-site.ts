import project from "../../../examples/mysite/project.ts";
import { bootProject } from "../../../src/project/boot-project.ts";
import { freePort, mysite, RunningTolv, tolv } from "../../support/tolv.ts";
import { type CommandOptions, type CommandResult, type ServedSite, type Site, sharedEnvironment } from "./site.ts";

/** `examples/mysite` as it is, in production, on a database. */
export class TolvSite implements Site {
  readonly name = "Tolv";
  readonly #environment: Readonly<Record<string, string>>;

  constructor(url: string, environment: Readonly<Record<string, string>> = {}) {
    const hosts = { ALLOWED_HOSTS: "127.0.0.1" };
    this.#environment = { ...sharedEnvironment, ...hosts, DATABASE_URL: url, ...environment };
  }

  manage(args: readonly string[], { environment = {}, input = "" }: CommandOptions = {}): Promise<CommandResult> {
    return tolv(args, { environment: { ...this.#environment, ...environment }, input });
  }

  async serve(): Promise<ServedSite> {
    const port = await freePort();
    const environment = { ...this.#environment, PORT: String(port) };
    const server = new RunningTolv(["serve", "-w", "0", "--host", "127.0.0.1"], { environment });
    await server.printed(/"message":"Serving"/);
    return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  }

  /** Runs a piece of TypeScript inside the project: what `evaluate` is on Django's side. */
  async run<Result>(work: () => Promise<Result>, environment: Readonly<Record<string, string>> = {}): Promise<Result> {
    await using running = await bootProject(project, {
      directory: mysite,
      environment: { ...this.#environment, ...environment },
      log: { destination: { write: () => undefined }, isTerminal: false },
    });
    return await running.run(work);
  }
}
