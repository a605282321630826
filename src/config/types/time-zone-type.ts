import { nearest } from "#rooms/util";
import { accept, refuse, type SettingType } from "../setting-type.ts";

/**
 * The name of a time zone in the IANA database.
 *
 * @see https://www.iana.org/time-zones
 */
export const timeZoneType: SettingType<string> = {
  name: "time zone",
  expected: "an IANA time zone such as Europe/Stockholm or UTC",
  schema: { type: "string" },
  parse: (text) => {
    if (isTimeZone(text)) return accept(text);
    const meant = nearest(text, Intl.supportedValuesOf("timeZone"));
    return refuse(meant === undefined ? "Use a name of the IANA database." : `Did you mean ${meant}?`);
  },
};

function isTimeZone(text: string): boolean {
  // Node also accepts offsets such as +02:00, which know nothing of summer time.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
