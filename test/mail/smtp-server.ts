import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createSecureContext, createServer as createTlsServer, TLSSocket } from "node:tls";

const fixtures = join(import.meta.dirname, "fixtures");

/** The self-signed certificate of the server, for `127.0.0.1`. */
export const certificateFile = join(fixtures, "mail.crt");

const credentials = {
  key: readFileSync(join(fixtures, "mail.key")),
  cert: readFileSync(certificateFile),
};

/** How the server behaves; by default it takes every mail and offers nothing. */
export interface SmtpBehaviour {
  /** Encrypted from the first byte. */
  readonly tls?: boolean;
  /** Offers STARTTLS. */
  readonly starttls?: boolean;
  /** The only password that AUTH PLAIN is answered well for. */
  readonly password?: string;
  /** Addresses that are refused. */
  readonly refused?: readonly string[];
  /** Says nothing, so that the client waits. */
  readonly silent?: boolean;
}

/** A mail server on a free port of 127.0.0.1, which keeps what it was told. */
export class SmtpServer implements AsyncDisposable {
  /** Each line that a client sent outside of a mail. */
  readonly commands: string[] = [];
  /** Each mail as it arrived. */
  readonly mails: string[] = [];
  readonly #behaviour: SmtpBehaviour;
  readonly #server;
  readonly #sockets = new Set<Socket>();

  private constructor(behaviour: SmtpBehaviour) {
    this.#behaviour = behaviour;
    const serve = (socket: Socket) => this.#serve(socket);
    this.#server = behaviour.tls ? createTlsServer(credentials, serve) : createServer(serve);
    // A client that does not trust the certificate hangs up in the middle of the handshake.
    this.#server.on("tlsClientError", () => undefined);
  }

  static async start(behaviour: SmtpBehaviour = {}): Promise<SmtpServer> {
    const server = new SmtpServer(behaviour);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  /** `127.0.0.1:12345`. */
  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket)).on("error", () => undefined);
    if (this.#behaviour.silent) return;
    socket.write("220 test ESMTP\r\n");
    this.#listen(socket);
  }

  #listen(socket: Socket): void {
    let buffer = "";
    let inMail = false;
    socket.on("data", (chunk) => {
      buffer += chunk;
      for (;;) {
        const end = inMail ? "\r\n.\r\n" : "\r\n";
        const index = buffer.indexOf(end);
        if (index === -1) return;
        const text = buffer.slice(0, index);
        buffer = buffer.slice(index + end.length);
        if (inMail) this.mails.push(text);
        else this.commands.push(text);
        const answer = inMail ? "250 taken" : this.#answer(text, socket);
        inMail = text === "DATA" && !inMail;
        if (answer !== undefined) socket.write(`${answer}\r\n`);
      }
    });
  }

  #answer(command: string, socket: Socket): string | undefined {
    const { starttls, password, refused = [] } = this.#behaviour;
    if (command.startsWith("EHLO"))
      return ["250-test", ...(starttls ? ["250-STARTTLS"] : []), "250 AUTH PLAIN"].join("\r\n");
    if (command === "STARTTLS") return this.#upgrade(socket);
    if (command.startsWith("AUTH PLAIN")) {
      const [, , given] = Buffer.from(command.slice("AUTH PLAIN ".length), "base64").toString().split("\0");
      return given === password ? "235 welcome" : "535 5.7.8 Authentication credentials invalid";
    }
    if (refused.some((address) => command === `RCPT TO:<${address}>`)) return "550 No such user";
    return command === "DATA" ? "354 go on" : command === "QUIT" ? "221 bye" : "250 ok";
  }

  #upgrade(socket: Socket): undefined {
    socket.write("220 go on\r\n");
    socket.removeAllListeners("data");
    const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(credentials) });
    secured.on("error", () => undefined);
    this.#listen(secured);
  }
}
