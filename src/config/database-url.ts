/** The parts of a database URL, decoded. */
export interface DatabaseAddress {
  readonly user?: string;
  readonly password?: string;
  /** A host name, an IP address (IPv6 without brackets) or the folder of a Unix socket; empty for the driver's default. */
  readonly host: string;
  readonly port?: number;
  readonly database: string;
  /** What follows the question mark, as it was written. */
  readonly query?: string;
}

/** The address of a URL, or a sentence on how to correct it, which does not contain the password. */
export type DatabaseUrlOutcome = { readonly address: DatabaseAddress } | { readonly fix: string };

/**
 * Reads a PostgreSQL URL. A `+` is a plus sign; `@` and `:` in a password are understood; `#`, `?`, `/`
 * and a lone `%` are ambiguous there and are answered with the exact correction.
 *
 * @example
 * parseDatabaseUrl("postgres://app:s%23cret@db:5432/site"); // { address: { password: "s#cret", … } }
 *
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
export function parseDatabaseUrl(text: string): DatabaseUrlOutcome {
  const rest = /^postgres(?:ql)?:\/\/(.*)$/s.exec(text)?.[1];
  if (rest === undefined) return { fix: "Write postgres://user:password@host:5432/database." };
  const parts = split(rest);
  return findAmbiguity(parts) ?? findBadEscape(parts) ?? readAddress(parts);
}

/**
 * Writes the URL of an address, with everything escaped that needs it.
 *
 * @example
 * formatDatabaseUrl({ user: "app", password: "s#cret", host: "db", database: "site" }); // "postgres://app:s%23cret@db/site"
 */
export function formatDatabaseUrl({ user, password, host, port, database, query }: DatabaseAddress): string {
  const secret = password === undefined ? "" : `:${encodeURIComponent(password)}`;
  const login = user === undefined ? "" : `${encodeURIComponent(user)}${secret}@`;
  const place = host.includes(":") ? `[${host}]` : encodeURIComponent(host);
  const door = port === undefined ? "" : `:${port}`;
  return `postgres://${login}${place}${door}/${encodeURIComponent(database)}${query === undefined ? "" : `?${query}`}`;
}

/** The parts as they are written, still encoded. */
interface RawParts {
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly place: string;
  readonly path: string;
  readonly query: string | undefined;
}

/** Splits at the last `@`, wherever it is: what stands before it is the login, ambiguous or not. */
function split(rest: string): RawParts {
  const at = rest.lastIndexOf("@");
  const login = at === -1 ? undefined : rest.slice(0, at);
  const colon = login?.indexOf(":") ?? -1;
  const [, place = "", path = "", query] = /^([^/?#]*)([^?]*)(?:\?(.*))?$/s.exec(rest.slice(at + 1)) ?? [];
  return {
    user: colon === -1 ? login : login?.slice(0, colon),
    password: colon === -1 ? undefined : login?.slice(colon + 1),
    place,
    path,
    query,
  };
}

function findAmbiguity(parts: RawParts): { fix: string } | undefined {
  const { user = "", password = "" } = parts;
  const unescaped = [...new Set(`${user}${password}`.match(/[/?#]/g))];
  if (unescaped.length > 0) {
    const part = /[/?#]/.test(user) ? "user name or password" : "password";
    const orders = unescaped.map((character) => `\`${character}\` as \`${encodeURIComponent(character)}\``).join(", ");
    return { fix: `The ${part} contains what must be escaped: write ${orders}${showCorrected(parts)}.` };
  }
  if (!`${parts.path}${parts.query ?? ""}`.includes("#")) return undefined;
  return { fix: "The part after the host contains `#`: write it as `%23`." };
}

function findBadEscape({ user, password, path, ...others }: RawParts): { fix: string } | undefined {
  const named = { "user name": user, password, "database name": path };
  const bad = Object.entries(named).find(([, text]) => text !== undefined && decode(text) === undefined);
  if (bad === undefined) return undefined;
  const [part, text = ""] = bad;
  const lone = /%(?![0-9a-f]{2})/i.exec(text);
  if (lone === null) return { fix: `The ${part} contains percent escapes that are not UTF-8.` };
  const corrected = showCorrected({ user, password, path, ...others });
  return {
    fix: `The ${part} contains a \`%\` that begins no escape (character ${lone.index + 1}): write it as \`%25\`${corrected}.`,
  };
}

/** Shows the corrected URL if each part that would be visible is beyond doubt no piece of the password. */
function showCorrected({ user = "", password, place, path }: RawParts): string {
  const plain = /^[\w.-]+$/.test(user) && /^[\w.-]+(:\d+)?$/.test(place) && /^\/[\w-]+$/.test(path);
  return plain && password !== undefined ? `, so that it reads postgres://${user}:[redacted]@${place}${path}` : "";
}

function readAddress({ user, password, place, path, query }: RawParts): DatabaseUrlOutcome {
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[^:[\]]*)(?::(\d{1,5}))?$/i.exec(place) ?? [];
  const plainHost = host === undefined ? undefined : decode(host.replace(/^\[|\]$/g, ""));
  if (plainHost === undefined || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) {
    return { fix: "Write the host and port as host:5432, an IPv6 address in brackets." };
  }
  const database = decode(path.slice(1)) ?? "";
  if (database === "") return { fix: "Name the database after the host: postgres://user:password@host:5432/database." };
  return {
    address: {
      ...present("user", user),
      ...present("password", password),
      host: plainHost,
      ...(port === undefined ? {} : { port: Number(port) }),
      database,
      ...(query === undefined ? {} : { query }),
    },
  };
}

function present<Name extends string>(name: Name, raw: string | undefined): { [Key in Name]?: string } {
  const text = raw === undefined ? undefined : decode(raw);
  const result: { [Key in Name]?: string } = {};
  if (text !== undefined && text !== "") result[name] = text;
  return result;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
