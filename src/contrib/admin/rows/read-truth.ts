const truths: ReadonlyMap<string, boolean> = new Map([
  ...["1", "True", "true"].map((text) => [text, true] as const),
  ...["0", "False", "false"].map((text) => [text, false] as const),
]);

/** Reads yes or no from an address, which may say it as Django does; undefined for anything else. */
export function readTruth(text: string): boolean | undefined {
  return truths.get(text);
}
