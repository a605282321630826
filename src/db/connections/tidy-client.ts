import pg from "pg";

type ConnectCallback = Parameters<pg.Client["connect"]>[0];

/** The driver's client, with its loose ends tied. */
export class TidyClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
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
