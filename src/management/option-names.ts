import type { Option } from "./option.ts";

/** The name on the command line of a name in code: `failLevel` is `fail-level`. */
export function spellName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Every way to write an option, short one first, as help and messages show it: `-w`, `--workers`. */
export function spellings(name: string, { short, aliases = [] }: Option<unknown>): string[] {
  const long = [spellName(name), ...aliases].map((alias) => `--${alias}`);
  return short === undefined ? long : [`-${short}`, ...long];
}
