import { defineCommand } from "#rooms/management";
import { deleteExpiredCounters } from "../counters.ts";

/** Deletes counters that count no more; meant to be run daily. */
export const clearthrottlingCommand = defineCommand({
  name: "clearthrottling",
  help: "Deletes counters of attempts that have expired; run it daily.",
  stage: "release",
  async run({ output }) {
    const count = await deleteExpiredCounters();
    output.at(1).line(`Deleted ${count} expired ${count === 1 ? "counter" : "counters"}.`);
  },
});
