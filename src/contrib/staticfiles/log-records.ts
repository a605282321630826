import { defineLogRecord } from "#rooms/logging";
import { staticFileLost, staticFilesUncollected } from "./events.ts";

const lostRecord = defineLogRecord(staticFileLost, ({ file, problem }) => ({
  room: "staticfiles",
  level: "error",
  message: `A collected file is ${problem}`,
  fields: { file, problem },
}));

const uncollectedRecord = defineLogRecord(staticFilesUncollected, ({ root }) => ({
  room: "staticfiles",
  level: "warn",
  message: "Static files are not collected: serving them from the apps, uncompressed and hardly cached",
  fields: { root, remedy: "Run tolv collectstatic when the site is built" },
}));

/** How the events of this room read in the log. */
export const staticLogRecords = [lostRecord, uncollectedRecord];
