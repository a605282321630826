import { isIPv4, isIPv6 } from "node:net";
import { compareDecimals } from "../values/decimal.ts";
import type { Duration } from "../values/duration.ts";
import type { PlainDate } from "../values/plain-date.ts";
import type { PlainTime } from "../values/plain-time.ts";
import type { Problem, Validator } from "./problem.ts";

/** What has an order: numbers, decimals as text, moments, days, times and durations. */
type Comparable = number | bigint | string | Date | PlainDate | PlainTime | Duration;

/**
 * Validators with Django's messages and codes, for the option `validators` of any field.
 *
 * @example
 * rating: f.integer({ validators: [validators.minValue(1), validators.maxValue(5)] })
 */
export const validators = {
  /** The limit has the type of the field's values: `"0.00"` for a decimal. */
  minValue: (limit: Comparable): Validator<Comparable> => {
    const message = `Ensure this value is greater than or equal to ${limit}.`;
    return (value) => unless(!isLess(value, limit), "min_value", message);
  },
  /** The limit has the type of the field's values: `"9.99"` for a decimal. */
  maxValue: (limit: Comparable): Validator<Comparable> => {
    const message = `Ensure this value is less than or equal to ${limit}.`;
    return (value) => unless(!isLess(limit, value), "max_value", message);
  },
  /** Counts code points, as PostgreSQL does. */
  minLength: (limit: number): Validator<string> => {
    return (value) => {
      const length = codePoints(value);
      return unless(length >= limit, "min_length", lengthMessage("at least", limit, length));
    };
  },
  /** Counts code points, as PostgreSQL does. */
  maxLength: (limit: number): Validator<string> => {
    return (value) => {
      const length = codePoints(value);
      return unless(length <= limit, "max_length", lengthMessage("at most", limit, length));
    };
  },
  /** Looks for the pattern anywhere in the value; anchor it with `^` and `$`. */
  regex: (pattern: RegExp, message = "Enter a valid value."): Validator<string> => {
    // Without `g` and `y`, which make a pattern remember where it stopped.
    const stateless = new RegExp(pattern, pattern.flags.replace(/[gy]/g, ""));
    return (value) => unless(stateless.test(value), "invalid", message);
  },
  slug: (value: string): Problem | undefined => {
    const message = "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.";
    return unless(/^[-a-zA-Z0-9_]+$/.test(value), "invalid", message);
  },
  /** What HTML's `<input type=email>` accepts, with a dot in the domain or `localhost`. */
  email: (value: string): Problem | undefined => unless(isEmail(value), "invalid", "Enter a valid email address."),
  /** An absolute URL of `http`, `https`, `ftp` or `ftps`, with a dot in the host, an address or `localhost`. */
  url: (value: string): Problem | undefined => unless(isUrl(value), "invalid", "Enter a valid URL."),
  ipv4: (value: string): Problem | undefined => unless(isIPv4(value), "invalid", "Enter a valid IPv4 address."),
  ipv6: (value: string): Problem | undefined => unless(isPlainIPv6(value), "invalid", "Enter a valid IPv6 address."),
  ipv4OrIPv6: (value: string): Problem | undefined =>
    unless(isIPv4(value) || isPlainIPv6(value), "invalid", "Enter a valid IPv4 or IPv6 address."),
} as const;

function unless(isValid: boolean, code: string, message: string): Problem | undefined {
  return isValid ? undefined : { code, message };
}

function isLess(one: Comparable, other: Comparable): boolean {
  if (typeof one === "string" && typeof other === "string") return compareDecimals(one, other) < 0;
  return one < other;
}

function codePoints(text: string): number {
  return [...text].length;
}

function lengthMessage(bound: string, limit: number, found: number): string {
  return `Ensure this value has ${bound} ${limit} ${limit === 1 ? "character" : "characters"} (it has ${found}).`;
}

function isEmail(text: string): boolean {
  const match = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)$/.exec(text);
  const domain = match?.[1];
  return domain !== undefined && (domain === "localhost" || /\.[a-zA-Z0-9-]{2,63}$/.test(domain));
}

/** The longest URL that is looked at; characters. Django's limit. */
const longestUrl = 2048;

function isUrl(text: string): boolean {
  // The parser forgives spaces, control characters and missing slashes: they are refused here.
  if (text.length > longestUrl || !/^(https?|ftps?):\/\/[^\s\p{Cc}\\]+$/iu.test(text)) return false;
  const host = URL.parse(text)?.hostname ?? "";
  return host === "localhost" || host.startsWith("[") || /^[^.]+(\.[^.]+)+\.?$/.test(host);
}

/** A zone such as `%eth0` belongs to one machine: PostgreSQL refuses it too. */
function isPlainIPv6(text: string): boolean {
  return isIPv6(text) && !text.includes("%");
}
