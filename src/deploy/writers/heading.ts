/** The first line of every file that is written: who wrote it, and from what. */
export const heading = "# Written by `tolv deployment --write` from project.ts.";
