import { SystemdNotifier, type serverSettings } from "#rooms/server";

type Settings = Pick<ReturnType<typeof serverSettings.values>, "NOTIFY_SOCKET" | "WATCHDOG_USEC">;

/** Who tells systemd, when it has started this process. */
export function createNotifier({ NOTIFY_SOCKET, WATCHDOG_USEC }: Settings): SystemdNotifier {
  return new SystemdNotifier({ socket: NOTIFY_SOCKET, watchdogMicroseconds: WATCHDOG_USEC });
}
