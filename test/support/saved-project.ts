import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mysite } from "./tolv.ts";

const app = `import { defineApp, respond, route, routes } from "tolv";
import { saved } from "./saved.ts";

export const marker = defineApp({
  name: "marker",
  contributes: [routes([route.get("/saved", { name: "marker:saved" }, () => respond.text(saved))])],
});
`;

/** A copy of the example site with one more page, `/saved`, which shows what was saved last in `marker/saved.ts`. */
export interface SavedProject extends AsyncDisposable {
  readonly directory: string;
  /** Writes the text that the page `/saved` shows. */
  save(text: string): Promise<void>;
}

export async function createSavedProject(): Promise<SavedProject> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-saved-"));
  await cp(mysite, directory, { recursive: true, filter: (path) => !/node_modules|\.tolv/.test(path) });
  await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(directory, "node_modules"));
  await mkdir(join(directory, "marker"));
  await writeFile(join(directory, "marker/app.ts"), app);
  const project = await readFile(join(directory, "project.ts"), "utf8");
  await writeFile(
    join(directory, "project.ts"),
    `import { marker } from "./marker/app.ts";\n${project.replace("apps: [", "apps: [marker, ")}`,
  );
  const save = (text: string) =>
    writeFile(join(directory, "marker/saved.ts"), `export const saved: string = ${JSON.stringify(text)};\n`);
  await save("nothing");
  return { directory, save, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}
