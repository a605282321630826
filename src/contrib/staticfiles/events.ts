import { defineChannel } from "#rooms/events";

/** A collected file was asked for and is no longer what the manifest says: it was answered with 404. */
export const staticFileLost = defineChannel<{
  /** Where it should be. */
  readonly file: string;
  readonly problem: "missing" | "changed";
}>("staticfiles.file_lost");

/** Outside development, and nothing was collected: the files are served from the apps, without hashed names. */
export const staticFilesUncollected = defineChannel<{
  /** Where collected files would be. */
  readonly root: string;
}>("staticfiles.uncollected");
