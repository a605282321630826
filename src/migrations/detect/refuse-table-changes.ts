import { ModelChangeUnsupported } from "../errors.ts";
import type { StateComparison } from "./compare-states.ts";

/**
 * Refuses models whose table got another name, or is managed no longer or for the first time: no operation says so.
 *
 * @param apps Labels of the apps that may get a migration.
 * @throws ModelChangeUnsupported
 */
export function refuseTableChanges(apps: ReadonlySet<string>, { recorded, declared }: StateComparison): void {
  for (const { label, meta } of declared.models.filter((model) => apps.has(model.meta.app))) {
    const old = recorded.find(label)?.meta ?? meta;
    for (const option of ["table", "managed"] as const) {
      const [from, to] = [JSON.stringify(old[option]), JSON.stringify(meta[option])];
      if (from !== to) throw new ModelChangeUnsupported({ label, option, from, to });
    }
  }
}
