import pg from "pg";

type ConnectCallback = Parameters<pg.Client["connect"]>[0];

/** The driver's client, with its loose ends tied. */
export class TidyClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const url = URL.parse(config?.connectionString ?? "");
    if (url !== null) forgetEnvironment(this, url);
    // A server that restarts ends busy connections with an event besides the query's own rejection; unheard, it would
    // be an uncaught exception. The pool listens to idle connections only.
    this.on("error", () => undefined);
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.Client> | undefined {
    if (callback === undefined) return super.connect();
    super.connect((error: Error | null) => {
      // Where the client itself gave up, as without a password, it leaves the socket to the server's time limit.
      if (error) void this.end();
      Reflect.apply(callback, undefined, [error, this]);
    });
    return undefined;
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
