import type { WorkerPulse } from "./worker-messages.ts";
import type { WorkerLimits } from "./worker-plan.ts";

/** How far a limit may lie from what was asked for, so that workers that started together do not leave together. */
const jitter = 0.1;

/** The limits above which one worker is replaced gently, and how near it is. */
export class RecyclingLimits {
  readonly #requests: number;
  readonly #residentBytes: number;
  #pulse: WorkerPulse = { requests: 0, residentBytes: 0 };

  constructor({ requests, residentBytes }: Pick<WorkerLimits, "requests" | "residentBytes">) {
    this.#requests = spread(requests);
    this.#residentBytes = spread(residentBytes);
  }

  note(pulse: WorkerPulse): void {
    this.#pulse = pulse;
  }

  /** Which limit was passed, as words for the log. */
  get exceeded(): string | undefined {
    const { requests, residentBytes } = this.#pulse;
    if (this.#requests > 0 && requests >= this.#requests) return `${requests} requests`;
    if (this.#residentBytes > 0 && residentBytes > this.#residentBytes) {
      return `${Math.round(residentBytes / 2 ** 20)} MB of memory`;
    }
    return undefined;
  }
}

function spread(limit: number): number {
  return Math.ceil(limit * (1 - jitter + Math.random() * 2 * jitter));
}
