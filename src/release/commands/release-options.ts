import { hostname, userInfo } from "node:os";
import { option } from "#rooms/management";

/** What every command that appends to the ledger takes. */
export const releaseOptions = {
  by: option.string({ help: "Who makes the release; user@host unless given.", placeholder: "NAME" }),
  wait: option.integer({
    help: "Seconds to wait for another release phase; 0 does not wait.",
    default: 600,
    min: 0,
    max: 86_400,
  }),
};

/** The user and the machine; in a container the user may have a number only. */
export function whoReleases(): string {
  const uid = process.getuid?.();
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return `${uid ?? "unknown"}@${hostname()}`;
  }
}
