import { accept, refuse, type SettingType } from "../setting-type.ts";

const pattern = "^[A-Za-z0-9][A-Za-z0-9._+:/@-]{0,99}$";

/** The name of a release: it stands in headers, in log records and in the database's list of sessions. */
export const releaseNameType: SettingType<string> = {
  name: "release name",
  expected: "at most 100 letters, digits and . _ + : / @ -, a letter or a digit first",
  schema: { type: "string", pattern },
  parse: (text) => (new RegExp(pattern).test(text) ? accept(text) : refuse("Write it as 2026-11-28 or v1.4.2.")),
};
