import { requireDatabase } from "../connections/database.ts";
import { Slot } from "./slot.ts";

/** The place of the project's time zone. */
export function zoneSlot(): Slot {
  return new Slot(() => requireDatabase().timeZone);
}
