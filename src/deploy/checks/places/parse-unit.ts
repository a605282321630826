/** The assignments of a systemd unit, whatever their section. */
export interface Unit {
  /** The value that counts of a setting that stands for one. */
  last(name: string): string | undefined;
  /** The values of a setting that may stand there several times. */
  all(name: string): readonly string[];
}

/** Reads a unit file; lines that end in a backslash go on. */
export function parseUnit(text: string): Unit {
  const lines = text.replace(/\\\n\s*/g, " ").split("\n");
  const assignments = lines.flatMap((line) => {
    const [, name, value] = /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
  const all = (name: string) => assignments.filter((one) => one.name === name).map(({ value }) => value);
  return { all, last: (name) => all(name).at(-1) };
}
