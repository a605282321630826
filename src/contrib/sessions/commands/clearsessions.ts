import { defineCommand } from "#rooms/management";
import { deleteExpiredSessions } from "../stored-sessions.ts";

/** Deletes expired sessions; meant to be run daily. */
export const clearsessionsCommand = defineCommand({
  name: "clearsessions",
  help: "Deletes sessions that have expired; run it daily.",
  stage: "release",
  async run({ output }) {
    const count = await deleteExpiredSessions();
    output.at(1).line(`Deleted ${count} expired ${count === 1 ? "session" : "sessions"}.`);
  },
});
