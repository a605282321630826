import type { Duplex } from "node:stream";
import pg from "pg";
import type { PreparedStatements } from "./text-query.ts";

/** What the driver's connection can do besides what its types say. */
interface DriverConnection {
  readonly stream: Duplex;
  on(event: "connect" | "error" | "sslconnect", listener: () => void): void;
  connect(port: number, host: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
}

/** The driver's client, with its loose ends tied. */
export class TidyClient extends pg.Client {
  /** What the server calls this session, and what proves that it is ours; the driver's types leave them out. */
  declare readonly processID: number;
  declare readonly secretKey: number;
  /** What this session has prepared. */
  readonly prepared: PreparedStatements = new Map();
  readonly #config: pg.ClientConfig;

  constructor(config: pg.ClientConfig) {
    super(config);
    this.#config = config;
    const url = URL.parse(config.connectionString ?? "");
    if (url !== null) forgetEnvironment(this, url);
  }

  /**
   * Asks the server to stop the running statement; answers with the connection that carries the request.
   *
   * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
   */
  requestCancellation(): Duplex {
    const messenger = new TidyClient(this.#config);
    const connection = messenger.connection as pg.Connection & DriverConnection;
    const cancel = () => connection.cancel(this.processID, this.secretKey);
    connection.on("connect", () => (messenger.ssl ? connection.requestSsl() : cancel()));
    connection.on("sslconnect", cancel);
    // A request that does not arrive is noticed by the statement going on.
    connection.on("error", () => undefined);
    const { host, port } = messenger;
    if (host.startsWith("/")) Reflect.apply(connection.connect, connection, [`${host}/.s.PGSQL.${port}`]);
    else connection.connect(port, host);
    return connection.stream;
  }
}

/** Only the URL counts: drops what the driver took from PGPASSWORD, PGOPTIONS and PGREPLICATION, and bars `~/.pgpass`. */
function forgetEnvironment(client: TidyClient, { password, searchParams }: URL): void {
  // Without any password the driver would go on to the file; with an empty one it refuses by itself.
  if (password === "" && !searchParams.has("password")) client.password = "";
  const options = searchParams.get("options") ?? undefined;
  const replication = searchParams.get("replication") ?? undefined;
  Object.assign(Reflect.get(client, "connectionParameters"), { options, replication });
}
