import { accept, refuse, type SettingType } from "../setting-type.ts";
import { splitList } from "./list-type.ts";

/** A host name or address without port, `.example.com` for all subdomains too, or `*`. */
const hostPattern = /^(\*|\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/i;

/** The hosts that a site answers to. A pattern that no Host header can match is refused: it would mean 400 for everybody. */
export const hostPatternsType: SettingType<readonly string[]> = {
  name: "list",
  expected: "host names separated by commas, such as example.com,.example.com",
  schema: { type: "string" },
  parse: (text) => {
    const patterns = splitList(text);
    const wrong = patterns.find((pattern) => !hostPattern.test(pattern));
    if (wrong === undefined) return accept(Object.freeze(patterns));
    return refuse(`Write ${JSON.stringify(wrong)} as a bare name: no https://, port, path or space; IPv6 in brackets.`);
  },
};
