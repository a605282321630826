import { execFile } from "node:child_process";
import { notificationFailed } from "./events.ts";

/** What systemd has asked for, in the environment. */
export interface SystemdRequest {
  /** `NOTIFY_SOCKET`; undefined when systemd did not start this process, or does not want to know. */
  readonly socket: string | undefined;
  /** `WATCHDOG_USEC`; undefined when it wants no signs of life. */
  readonly watchdogMicroseconds: number | undefined;
}

/**
 * Tells systemd what a service does (`Type=notify`), by its own program `systemd-notify`, since Node has no datagram
 * sockets of that kind. A unit needs `NotifyAccess=all`.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
 */
export class SystemdNotifier {
  readonly #request: SystemdRequest;
  #watchdog: NodeJS.Timeout | undefined;

  constructor(request: SystemdRequest) {
    this.#request = request;
  }

  /** The service serves; from now on it gives signs of life. */
  ready(): void {
    this.#tell("READY=1");
    this.#startWatchdog();
  }

  reloading(): void {
    this.#tell("RELOADING=1", `MONOTONIC_USEC=${process.hrtime.bigint() / 1000n}`);
  }

  stopping(): void {
    this.#tell("STOPPING=1");
  }

  #startWatchdog(): void {
    const { socket, watchdogMicroseconds } = this.#request;
    if (socket === undefined || watchdogMicroseconds === undefined || this.#watchdog !== undefined) return;
    // Twice within the time that systemd allows.
    this.#watchdog = setInterval(() => this.#tell("WATCHDOG=1"), watchdogMicroseconds / 2000).unref();
  }

  #tell(...assignments: readonly string[]): void {
    if (this.#request.socket === undefined) return;
    execFile("systemd-notify", assignments, (error) => error !== null && notificationFailed.emit({ error }));
  }
}
