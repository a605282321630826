import { CommandError } from "#rooms/management";
import type { Address } from "#rooms/server";

const pattern = /^(?<host>[\w.-]+|\[[\da-f:.]+\])?(?::(?<port>\d{1,5}))?$/i;

/**
 * Reads `0.0.0.0`, `127.0.0.1:8001`, `:8001`, `[::1]:8001` or `unix:/run/mysite.sock`.
 *
 * @param defaultPort for an address without one.
 * @throws CommandError for anything else.
 */
export function parseBind(text: string, defaultPort: number): Address {
  const trimmed = text.trim();
  const path = /^unix:(?<path>.+)$/.exec(trimmed)?.groups?.path;
  if (path !== undefined) return { path };
  const { host, port = String(defaultPort) } = pattern.exec(trimmed)?.groups ?? {};
  if ((host === undefined && !/^:\d/.test(trimmed)) || Number(port) > 65_535) {
    throw new CommandError({
      message: `"${text}" is no address to listen on.`,
      hint: "Write 127.0.0.1, 0.0.0.0:8001, [::1]:8001, or unix:/run/mysite.sock for a Unix socket.",
    });
  }
  return { host: host?.replace(/^\[|\]$/g, "") ?? "0.0.0.0", port: Number(port) };
}
