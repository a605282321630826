import { defineCommand, option } from "#rooms/management";
import { parseBind } from "../production/parse-bind.ts";
import { readServingConfig } from "../production/read-serving-config.ts";
import { resolveDirectory } from "../production/resolve-release.ts";

export const serveCommand = defineCommand({
  name: "serve",
  help: "Serves the site in production; TERM stops it without losing a request, HUP replaces its workers.",
  // The supervisor loads no code of the project, so that it outlives every release of it.
  stage: "none",
  options: {
    bind: option.string({
      help: "Where to listen: ADDRESS, ADDRESS:PORT or unix:PATH; every address and PORT unless given.",
      short: "b",
      aliases: ["host"],
      default: "0.0.0.0",
      placeholder: "ADDRESS",
    }),
    workers: option.integer({
      help: "Worker processes; 0 serves from this one. WEB_CONCURRENCY unless given.",
      short: "w",
      min: 0,
      max: 1024,
    }),
    chdir: option.string({
      help: "The folder of the project, whose links are followed anew at each HUP; the current one unless given.",
      placeholder: "FOLDER",
    }),
  },
  async run({ options: { bind, workers, chdir } }) {
    const directory = resolveDirectory(chdir);
    const { kernel, server } = await readServingConfig(directory);
    const isAlone = (workers ?? server.WEB_CONCURRENCY) === 0;
    const serve = isAlone ? await loadServeAlone() : await loadSuperviseSite();
    await serve({ directory, workers, address: parseBind(bind, kernel.PORT) });
  },
});

// Neither loads what only the other needs: a supervisor holds no code of the site.
async function loadServeAlone() {
  return (await import("../production/serve-alone.ts")).serveAlone;
}

async function loadSuperviseSite() {
  return (await import("../production/supervise-site.ts")).superviseSite;
}
