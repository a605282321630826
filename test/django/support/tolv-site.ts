import { freePort, RunningTolv, tolv } from "../../support/tolv.ts";
import { type CommandOptions, type CommandResult, type ServedSite, type Site, sharedEnvironment } from "./site.ts";

/** `examples/mysite` as it is, in production, on a database. */
export class TolvSite implements Site {
  readonly name = "Tolv";
  readonly #environment: Readonly<Record<string, string>>;

  constructor(url: string, environment: Readonly<Record<string, string>> = {}) {
    const hosts = { ALLOWED_HOSTS: "127.0.0.1" };
    this.#environment = { ...sharedEnvironment, ...hosts, DATABASE_URL: url, ...environment };
  }

  manage(args: readonly string[], { environment = {} }: CommandOptions = {}): Promise<CommandResult> {
    return tolv(args, { environment: { ...this.#environment, ...environment } });
  }

  async serve(): Promise<ServedSite> {
    const port = await freePort();
    const environment = { ...this.#environment, PORT: String(port) };
    const server = new RunningTolv(["serve", "-w", "0", "--host", "127.0.0.1"], { environment });
    await server.printed(/"message":"Serving"/);
    return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  }
}
