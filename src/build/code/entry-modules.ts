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

/** The programs of Tolv, with the one project that they are for. */
export function entryModules(projectFile: string): Plugin {
  return {
    name: "tolv:entries",
    async resolveId(id, importer) {
      if (id in mains) return id;
      // The entries lie nowhere; their imports are those of the project.
      return importer !== undefined && importer in mains ? this.resolve(id, projectFile) : null;
    },
    load: (id) => (id in mains ? source(mains[id] ?? "", projectFile) : null),
  };
}

function source(main: string, projectFile: string): string {
  return `
import { join } from "node:path";
import { ${main} } from "tolv/bin";
const project = { file: join(__dirname, "../../project.ts"), load: () => import(${JSON.stringify(projectFile)}) };
export const main = () => ${main}(project);
`;
}
