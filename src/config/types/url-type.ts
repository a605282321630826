import { accept, refuse, type SettingType } from "../setting-type.ts";

/** Which URLs are welcome. */
export interface UrlOptions {
  /** Accepted schemes without the colon, such as `https`; any if left out. */
  readonly protocols?: readonly string[];
}

/**
 * An absolute URL, kept as the text that was given.
 *
 * @see https://url.spec.whatwg.org/
 */
export function urlType({ protocols }: UrlOptions = {}): SettingType<string> {
  const starts = protocols?.map((protocol) => `${protocol}://`).join(" or ");
  return {
    name: "URL",
    expected: starts === undefined ? "a URL" : `a URL that starts with ${starts}`,
    schema: { type: "string", format: "uri" },
    parse: (text) => {
      const url = URL.parse(text);
      const welcome = url !== null && (protocols?.includes(url.protocol.slice(0, -1)) ?? true);
      return welcome ? accept(text) : refuse("Write it whole, with special characters percent-encoded.");
    },
  };
}
