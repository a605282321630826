import { accept, refuse, type SettingType } from "#rooms/config";

/**
 * Pairs as OpenTelemetry writes them: `name=value,other=value`, with percent-encoded values.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables
 */
export const pairsType: SettingType<Readonly<Record<string, string>>> = {
  name: "pairs",
  expected: "pairs such as name=value separated by commas",
  schema: { type: "string" },
  parse: (text) => {
    const pairs = text.split(",").filter((pair) => pair.trim() !== "");
    const read = pairs.map(readPair);
    const sound = read.filter((pair) => pair !== undefined);
    return sound.length === read.length
      ? accept(Object.freeze(Object.fromEntries(sound)))
      : refuse("Write name=value,other=value, with special characters percent-encoded.");
  },
};

/** A part of all: a number from 0 to 1. */
export const ratioType: SettingType<number> = {
  name: "ratio",
  expected: "a number from 0 to 1",
  schema: { type: "number", minimum: 0, maximum: 1 },
  parse: (text) => {
    const ratio = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    return ratio >= 0 && ratio <= 1 ? accept(ratio) : refuse("Write a part of all, such as 0.1 for a tenth.");
  },
};

function readPair(pair: string): readonly [string, string] | undefined {
  const [, name, value = ""] = /^\s*([\w.!#$&'*+^`|~-]+)\s*=\s*([^\r\n]*?)\s*$/.exec(pair) ?? [];
  if (name === undefined) return undefined;
  try {
    return [name, decodeURIComponent(value)];
  } catch {
    return undefined;
  }
}
