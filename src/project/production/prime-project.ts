import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { ConfigInvalid, type Environment } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { bootProject } from "../boot-project.ts";
import { builtInto, loadProject, type ProjectSource } from "../loading/load-project.ts";

/**
 * Loads the code of a project and lets it answer some requests, so that V8 compiles what a start needs. It
 * needs no environment and no database; of a project that cannot start without settings of its own only the code is
 * loaded.
 */
export function primeProject(source: ProjectSource): Promise<void> {
  return runInContext(builtInto(source), async () => {
    await Promise.all([import("./serve-alone.ts"), import("./supervise-site.ts"), loadProject(dirname(source.file))]);
    try {
      await answerSome(dirname(source.file));
    } catch (error) {
      if (!(error instanceof ConfigInvalid)) throw error;
    }
  });
}

/** Made up: nothing signed with it outlives the process, and nobody answers at that address. */
function pretendEnvironment(): Environment {
  return {
    STATIC_ROOT: "build/static",
    SECRET_KEY: randomBytes(48).toString("base64url"),
    ALLOWED_HOSTS: "localhost",
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  };
}

async function answerSome(folder: string): Promise<void> {
  const { project, directory } = await loadProject(folder);
  const log = { destination: { write: () => undefined }, isTerminal: false };
  await using running = await bootProject(project, { directory, environment: pretendEnvironment(), log });
  await using site = await running.createSite();
  for (const target of ["/healthz", "/readyz", "/", "/there-is-no-such-page/"]) await site.inject({ target });
}
