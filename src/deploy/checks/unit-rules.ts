import type { FileRule } from "./file-rule.ts";
import { parseUnit } from "./places/parse-unit.ts";

/** A unit of systemd. */
export interface UnitFile {
  readonly name: string;
  readonly text: string;
}

/** What must be so in units of systemd. */
export const unitRules: readonly FileRule<readonly UnitFile[]>[] = [
  {
    id: "deploy.E004",
    level: "error",
    *find(units) {
      for (const { name, text } of units) {
        const unit = parseUnit(text);
        const isNotified = /^notify(-reload)?$/.test(unit.last("Type") ?? "");
        if (unit.last("WatchdogSec") !== undefined && !isNotified) {
          yield { object: name, message: "It has WatchdogSec, but no Type=notify.", hint: "Write Type=notify." };
        }
        if (isNotified && unit.last("NotifyAccess") !== "all") {
          const hint = "Write NotifyAccess=all: it is a child, systemd-notify, that tells.";
          yield { object: name, message: "It has Type=notify, but no NotifyAccess=all.", hint };
        }
      }
    },
  },
];
