import { CommandError } from "#rooms/management";

/** Where the development server is asked to listen; what is left out comes from the configuration. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number | undefined;
}

const pattern = /^(?:(?<host>[\w.-]+|\[[\da-f:.]+\]):)?(?<port>\d{1,5})$/i;

/**
 * Reads `8001`, `0.0.0.0:8001`, `localhost:8001` or `[::1]:8001`.
 *
 * @throws CommandError for anything else.
 */
export function parseServerAddress(text: string | undefined): ServerAddress {
  if (text === undefined) return { host: "127.0.0.1", port: undefined };
  const { host, port } = pattern.exec(text)?.groups ?? {};
  if (port === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new CommandError({
      message: `"${text}" is not a valid port number or address:port pair.`,
      hint: "Write a port such as 8001, or an address and a port such as 0.0.0.0:8001.",
    });
  }
  return { host: host?.replace(/^\[|\]$/g, "") ?? "127.0.0.1", port: Number(port) };
}
