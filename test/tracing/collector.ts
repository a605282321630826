import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as a collector reads it. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly ReceivedAttribute[];
  readonly status: { readonly code?: number };
}

interface ReceivedAttribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: string };
}

/** A collector of traces: what it was sent, and what it answers. */
export class Collector implements AsyncDisposable {
  readonly batches: ReceivedSpan[][] = [];
  readonly services: ReceivedAttribute[][] = [];
  readonly headers: Readonly<Record<string, unknown>>[] = [];
  /** What it answers; undefined answers nothing at all. */
  status: number | undefined = 200;
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const text = (await request.setEncoding("utf8").toArray()).join("");
      this.headers.push({ ...request.headers, target: `${request.method} ${request.url}` });
      const [{ resource, scopeSpans }] = JSON.parse(text).resourceSpans;
      this.services.push(resource.attributes);
      this.batches.push(scopeSpans[0].spans);
      if (this.status !== undefined) response.writeHead(this.status).end("{}");
    });
  }

  get spans(): ReceivedSpan[] {
    return this.batches.flat();
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The value of an attribute, as text. */
export function attributeOf({ attributes }: Pick<ReceivedSpan, "attributes">, key: string): string | undefined {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
}
