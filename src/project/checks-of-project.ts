import { checks, currentRegistry } from "#rooms/apps";
import type { Check } from "#rooms/checks";
import { kernelChecks } from "./kernel-checks.ts";

/** The kernel's checks and those of the running project's apps. */
export function checksOfProject(): readonly Check[] {
  return [...kernelChecks, ...currentRegistry.get().values(checks).flat()];
}
