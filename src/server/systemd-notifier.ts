import { execFile } from "node:child_process";
import { notificationFailed } from "./events.ts";

/** What systemd has asked for, in the environment. */
export interface SystemdRequest {
  /** `NOTIFY_SOCKET`; undefined when systemd did not start this process, or does not want to know. */
  readonly socket: string | undefined;
  /** `WATCHDOG_USEC`; undefined when it wants no signs of life. */
  readonly watchdogMicroseconds: number | undefined;
}

/** How many come within the time that systemd allows: a worker that is being replaced at one of them is no alarm. */
const signsOfLife = 4;

/**
 * Tells systemd what a service does (`Type=notify`), by its own program `systemd-notify`, since Node has no datagram
 * sockets of that kind. A unit needs `NotifyAccess=all`.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
 */
export class SystemdNotifier {
  readonly #request: SystemdRequest;

  constructor(request: SystemdRequest) {
    this.#request = request;
  }

  ready(): void {
    this.#tell("READY=1");
  }

  /** Gives signs of life from now on, when systemd wants them, and while the service is healthy. */
  keepAlive(isHealthy: () => boolean): void {
    const { watchdogMicroseconds } = this.#request;
    if (watchdogMicroseconds === undefined) return;
    const tell = () => isHealthy() && this.#tell("WATCHDOG=1");
    setInterval(tell, watchdogMicroseconds / 1000 / signsOfLife).unref();
  }

  reloading(): void {
    this.#tell("RELOADING=1", `MONOTONIC_USEC=${process.hrtime.bigint() / 1000n}`);
  }

  stopping(): void {
    this.#tell("STOPPING=1");
  }

  #tell(...assignments: readonly string[]): void {
    if (this.#request.socket === undefined) return;
    execFile("systemd-notify", assignments, (error) => error !== null && notificationFailed.emit({ error }));
  }
}
