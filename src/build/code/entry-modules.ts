import type { Plugin } from "rolldown";

/** What the bundle begins with, by the names of the files that `bin/built` loads: each takes along only what it needs. */
export const entries = {
  program: "tolv:program",
  serve: "tolv:serve",
  crew: "tolv:crew",
  warm: "tolv:warm",
};

/** The functions of room `bin` behind the entries. */
const mains: Readonly<Record<string, string>> = {
  [entries.program]: "builtMain",
  [entries.serve]: "builtServeMain",
  [entries.crew]: "builtWorkerMain",
  [entries.warm]: "builtPrimeMain",
};

/** Stands for the project in the text of the entries, so that no path gets into a source map. */
const projectModule = "tolv:project";

/** The programs of Tolv, with the one project that they are for. */
export function entryModules(projectFile: string): Plugin {
  return {
    name: "tolv:entries",
    async resolveId(id, importer) {
      if (id in mains) return id;
      if (id === projectModule) return projectFile;
      // The entries lie nowhere; their imports are those of the project.
      return importer !== undefined && importer in mains ? this.resolve(id, projectFile) : null;
    },
    load: (id) => (id in mains ? source(mains[id] ?? "") : null),
  };
}

function source(main: string): string {
  return `
import { join } from "node:path";
import { ${main} } from "tolv/bin";
const project = { file: join(__dirname, "../../project.ts"), load: () => import("${projectModule}") };
export const main = () => ${main}(project);
`;
}
