export { BuildFileInvalid } from "./errors.ts";
export { readGitCommit } from "./read-git-commit.ts";
export { readStamp, type StampSource } from "./read-stamp.ts";
export { currentStamp, type Stamp } from "./stamp.ts";
