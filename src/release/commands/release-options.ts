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

/** Who releases, on one line; unless it is said the user and the machine. */
export function whoReleases(said: string | undefined): string {
  return (said ?? userAtHost()).replace(/\p{Cc}/gu, " ");
}

/** In a container the user may have a number only. */
function userAtHost(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return `${process.getuid?.() ?? "unknown"}@${hostname()}`;
  }
}
