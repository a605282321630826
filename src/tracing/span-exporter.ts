import { spansDropped } from "./events.ts";
import type { TracingSettings } from "./settings.ts";
import { type Attributes, renderSpans, type Span } from "./span.ts";

/** How long the spans that are left may hold up the end of the process; milliseconds. */
const farewell = 3000;

/**
 * Sends spans to a collector in batches. What does not fit its queue, and what the collector does not take, is dropped
 * and counted: a trace is not worth the memory of the site.
 */
export class SpanExporter implements AsyncDisposable {
  readonly #settings: TracingSettings;
  readonly #endpoint: string;
  readonly #service: Attributes;
  readonly #timer: NodeJS.Timeout;
  readonly #stopping = new AbortController();
  #queue: Span[] = [];
  #overflow = 0;
  #sending: Promise<void> | undefined;

  constructor(endpoint: string, service: Attributes, settings: TracingSettings) {
    this.#endpoint = endpoint;
    this.#service = service;
    this.#settings = settings;
    this.#timer = setInterval(() => void this.flush(), settings.OTEL_BSP_SCHEDULE_DELAY).unref();
  }

  add(span: Span): void {
    if (this.#queue.length >= this.#settings.OTEL_BSP_MAX_QUEUE_SIZE) this.#overflow += 1;
    else this.#queue.push(span);
    if (this.#queue.length >= this.#settings.OTEL_BSP_MAX_EXPORT_BATCH_SIZE) void this.flush();
  }

  /** Sends what is there; a second call joins the first. */
  flush(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    const limit = setTimeout(() => this.#stopping.abort(), farewell);
    await this.flush();
    // What came while the last batch was on its way.
    await this.flush();
    clearTimeout(limit);
  }

  async #sendAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, this.#settings.OTEL_BSP_MAX_EXPORT_BATCH_SIZE);
      const reason = await this.#send(batch);
      if (reason !== undefined) spansDropped.emit({ count: batch.length, reason });
    }
    if (this.#overflow > 0) spansDropped.emit({ count: this.#overflow, reason: "the queue was full" });
    this.#overflow = 0;
  }

  /** Returns why the batch did not arrive. */
  async #send(batch: readonly Span[]): Promise<string | undefined> {
    const { OTEL_EXPORTER_OTLP_HEADERS: headers, OTEL_EXPORTER_OTLP_TIMEOUT: timeout } = this.#settings;
    try {
      const response = await fetch(this.#endpoint, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: renderSpans(batch, this.#service),
        redirect: "error",
        signal: AbortSignal.any([AbortSignal.timeout(timeout), this.#stopping.signal]),
      });
      await response.body?.cancel();
      return response.ok ? undefined : `the collector answered ${response.status}`;
    } catch (error) {
      return error instanceof Error && error.name === "TimeoutError"
        ? `the collector did not answer within ${timeout} ms`
        : "the collector could not be reached";
    }
  }
}
