import { defineError } from "#rooms/errors";

/** The file that a build left behind was changed or cut. */
export const BuildFileInvalid = defineError<{ path: string }>("stamp.build_file", {
  message: ({ path }) => `${path} does not contain JSON such as { "release": "2026-11-22" }.`,
  hint: "Build again, or delete the file: the release is then TOLV_RELEASE or the git commit.",
});
