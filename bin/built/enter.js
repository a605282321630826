// Copied into every build: looks whether the build is whole, and loads it with what Node has compiled of it before.
import { readFileSync, statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/** Calls the function of that name that the code of this build exports. */
export async function enter(name) {
  const damage = findDamage();
  if (damage !== undefined) refuse(damage);
  enableCompileCache({ directory: pathOf("../cache"), portable: true });
  const code = await import("./main.js");
  await code[name]();
}

/** Sizes only: reading every file would take longer than the start. */
function findDamage() {
  const files = readStamp()?.files;
  if (files === undefined) return "build.json is missing or damaged";
  const different = Object.keys(files).find((file) => sizeOf(file) !== files[file]);
  return different && `server/${different} is not what was built`;
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(pathOf("../build.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function sizeOf(file) {
  return statSync(pathOf(file), { throwIfNoEntry: false })?.size;
}

function pathOf(relative) {
  return fileURLToPath(new URL(relative, import.meta.url));
}

function refuse(damage) {
  console.error(
    `Error: The build in ${pathOf("..")} is damaged: ${damage}. [build.damaged]\n` +
      "Run `tolv build` again, or delete the folder to run from the source.",
  );
  process.exit(1);
}
