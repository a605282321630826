import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeSmallAndLarge } from "../static/make-project.ts";

const example = fileURLToPath(new URL("../../examples/mysite", import.meta.url));

/** The example with two routes that do nothing, and two files of known size. */
const project = `import { defineApp, defineProject, routes } from "tolv";
import { admin } from "tolv/contrib/admin";
import { auth } from "tolv/contrib/auth";
import { contenttypes } from "tolv/contrib/contenttypes";
import { messages } from "tolv/contrib/messages";
import { sessions } from "tolv/contrib/sessions";
import { staticFolder, staticfiles } from "tolv/contrib/staticfiles";
import { throttling } from "tolv/contrib/throttling";
import { respond, route } from "tolv/http";
import { blog } from ${JSON.stringify(join(example, "blog/app.ts"))};

const bench = defineApp({
  name: "bench",
  contributes: [
    routes([
      route.get("/bench/plain/", {}, () => respond.text("Hello, world!")),
      route.get("/bench/json/", {}, () => respond.json({ message: "Hello, world!" })),
    ]),
    staticFolder(new URL("files/", import.meta.url)),
  ],
});

export default defineProject({
  name: "bench",
  apps: [staticfiles, admin, auth, contenttypes, sessions, throttling, messages, blog, bench],
});
`;

/** A project in a folder of its own. */
export interface BenchProject extends AsyncDisposable {
  readonly directory: string;
  readonly staticRoot: string;
}

/** Writes the project that the bench serves. */
export async function makeBenchProject(): Promise<BenchProject> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-bench-http-"));
  await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(directory, "node_modules"));
  await writeFile(join(directory, "package.json"), '{ "type": "module" }');
  await writeFile(join(directory, "project.ts"), project);
  await mkdir(join(directory, "files"));
  await writeSmallAndLarge(join(directory, "files"));
  return {
    directory,
    staticRoot: join(directory, "staticfiles"),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
