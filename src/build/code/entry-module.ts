import type { Plugin } from "rolldown";

const entry = "tolv:entry";

/** Where the bundle begins: the programs of Tolv, with the one project that they are for. */
export function entryModule(projectFile: string): Plugin {
  return {
    name: entry,
    async resolveId(id, importer) {
      if (id === entry) return id;
      // The entry lies nowhere; its imports are those of the project.
      return importer === entry ? this.resolve(id, projectFile) : null;
    },
    load: (id) => (id === entry ? source(projectFile) : null),
  };
}

function source(projectFile: string): string {
  return `
import { fileURLToPath } from "node:url";
import { builtMain, builtPrimeMain, builtWorkerMain } from "tolv/bin";
const { url } = import.meta;
const project = { file: fileURLToPath(new URL("../../project.ts", url)), load: () => import(${JSON.stringify(projectFile)}) };
export const primeMain = () => builtPrimeMain(project);
export const main = () => builtMain(project);
export const workerMain = () => builtWorkerMain(project);
`;
}
