import { formatDatabaseUrl, parseDatabaseUrl } from "../database-url.ts";
import { accept, refuse, type SettingType } from "../setting-type.ts";

/** A PostgreSQL URL; the value is the URL with everything escaped, as every driver understands it. */
export const databaseUrlType: SettingType<string> = {
  name: "database URL",
  expected: "a URL such as postgres://user:password@host:5432/database",
  schema: { type: "string", format: "uri" },
  parse: (text) => {
    const outcome = parseDatabaseUrl(text);
    return "fix" in outcome ? refuse(outcome.fix) : accept(formatDatabaseUrl(outcome.address));
  },
};
