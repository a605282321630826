import type { LaunchPlan } from "./launch-plan.ts";

/**
 * The settings of the development server.
 *
 * A commit does not wait for the disk (`synchronous_commit=off`): a crash may lose the last half second, but never
 * harms what is there, since `fsync` and `full_page_writes` stay on.
 */
const developmentSettings = {
  listen_addresses: "127.0.0.1",
  // TCP only: the path of a socket file below a deep project would be longer than the system allows.
  unix_socket_directories: "",
  synchronous_commit: "off",
  max_connections: "200",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
} as const;

/** The command line that `postgres` is started with. */
export function serverArguments({ state, settings }: LaunchPlan, port: number): string[] {
  const all = { ...developmentSettings, ...settings, port: String(port) };
  return ["-D", state.data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
