import { basename } from "node:path";
import { mebibytes, seconds } from "../quantity.ts";
import type { UnitFile } from "../unit-rules.ts";
import { parseUnit, type Unit } from "./parse-unit.ts";
import type { PlacedProcess } from "./placed-process.ts";

/** What systemd waits unless the unit says otherwise; seconds. */
const usualPatience = 90;

/**
 * The process of a unit; none for one that is over by itself.
 *
 * @param project the name that stands before the process type in the names of units.
 */
export function systemdPlaces({ name: file, text }: UnitFile, project: string): readonly PlacedProcess[] {
  const unit = parseUnit(text);
  if (unit.last("Type") === "oneshot") return [];
  return [
    {
      object: file,
      type: basename(file, ".service").replace(`${project}-`, ""),
      command: commandOf(unit),
      environment: environmentOf(unit),
      patience: patienceOf(unit.last("TimeoutStopSec")),
      memory: mebibytes(unit.last("MemoryMax"), "binary"),
      port: undefined,
    },
  ];
}

function commandOf(unit: Unit): readonly string[] | undefined {
  const [program = "", ...args] = unit.last("ExecStart")?.split(/\s+/) ?? [];
  return /(^|\/)tolv$/.test(program) ? args : undefined;
}

function environmentOf(unit: Unit): Readonly<Record<string, string>> {
  const assignments = unit.all("Environment").flatMap((line) => line.match(/"[^"]*"|\S+/g) ?? []);
  return Object.fromEntries(assignments.map((one) => one.replaceAll('"', "").split(/=(.*)/s).slice(0, 2)));
}

function patienceOf(text: string | undefined): number {
  return text === "infinity" ? Number.POSITIVE_INFINITY : (seconds(text) ?? usualPatience);
}
