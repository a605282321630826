import { readFileSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import type { Plugin } from "rolldown";
import { findAbove } from "../find-above.ts";

const helper = "tolv:place";

/** Names the file behind `new URL("…", import.meta.url)`. */
const fileReference =
  /(?<worker>new\s+Worker\(\s*)?new\s+URL\(\s*(["'])(?<path>[^"'\n]+)\2\s*,\s*import\.meta\.url\s*\)/g;

/** What stands in the code for the place of a module; `define` puts it there. */
export const placeNames = {
  "import.meta.url": "tolvModuleUrl",
  "import.meta.filename": "tolvModuleFile",
  "import.meta.dirname": "tolvModuleFolder",
};

/**
 * Lets modules find their files from inside the bundle. A file named by `new URL("…", import.meta.url)` is taken into
 * the build, a worker's module is bundled like an entry; any other question for the place of a module is answered with
 * that of its source, below the folder of the project as it is where the build runs.
 */
export function modulePlaces(directory: string): Plugin {
  return {
    name: helper,
    resolveId: (id) => (id === helper ? id : null),
    load: (id) => (id === helper ? helperSource : null),
    transform(source, id) {
      if (!/import\.meta\.(url|filename|dirname)/.test(source)) return null;
      const code = source.replace(fileReference, (whole, ...rest) => {
        const { path, worker }: { path: string; worker?: string } = rest.at(-1);
        const file = resolve(dirname(id), path);
        if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return whole;
        const reference = this.emitFile(worker === undefined ? asset(file) : { type: "chunk", id: file });
        return `${worker ?? ""}new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
      return { code: `${introduce(placeOf(id, directory))}${code}`, map: null };
    },
  };
}

function asset(file: string) {
  return { type: "asset", name: basename(file), source: readFileSync(file) } as const;
}

/** On one line, so that the lines of the source stay where they are. */
function introduce(place: string): string {
  const path = JSON.stringify(place);
  const { "import.meta.url": url, "import.meta.filename": file, "import.meta.dirname": folder } = placeNames;
  return `import * as tolvPlace from "${helper}"; const ${url} = tolvPlace.url(${path}), ${file} = tolvPlace.file(${path}), ${folder} = tolvPlace.folder(${path}); `;
}

/** The path of a module from the folder of the project; packages count as installed right there. */
export function placeOf(module: string, directory: string): string {
  const path = relative(directory, module).split(sep).join("/");
  if (!path.startsWith("../")) return path;
  const installed = /.*\/node_modules\/(.*)$/.exec(path)?.[1];
  return `node_modules/${installed ?? inOwnPackage(module)}`;
}

/** A package that is linked instead of installed lies in no `node_modules`. */
function inOwnPackage(module: string): string {
  const packageFile = findAbove(dirname(module), "package.json") ?? module;
  const { name } = JSON.parse(readFileSync(packageFile, "utf8"));
  return `${name}/${relative(dirname(packageFile), module).split(sep).join("/")}`;
}

/** The code lies in `build/server`, two folders below that of the project. */
const helperSource = `
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
export const file = (path) => join(__dirname, "../..", path);
export const url = (path) => pathToFileURL(file(path)).href;
export const folder = (path) => dirname(file(path));
`;
