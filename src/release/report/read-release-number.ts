import { CommandError } from "#rooms/management";

/** @throws CommandError for what is no number of a release. */
export function readReleaseNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CommandError({ message: `'${text}' is no number of a release.`, hint: "`tolv releases` lists them." });
}
