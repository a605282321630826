import { isBuiltin } from "node:module";
import type { Plugin } from "rolldown";

/** Modules of Node that a server may never need, or only later; each of them costs a start up to 5 ms. */
const lazy = [
  "child_process",
  "dns",
  "fs/promises",
  "https",
  "inspector",
  "os",
  "perf_hooks",
  "readline",
  "readline/promises",
  "sqlite",
  "stream/consumers",
  "stream/promises",
  "tls",
  "tty",
  "vm",
  "worker_threads",
  "zlib",
];

const prefix = "tolv:builtin:";

/** Loads the less common modules of Node with the first use of what they export, instead of with the program. */
export function lazyBuiltins(): Plugin {
  return {
    name: "tolv:lazy-builtins",
    resolveId: (id) => {
      const name = id.replace(/^node:/, "");
      return isBuiltin(id) && lazy.includes(name) ? `${prefix}${name}` : null;
    },
    load: (id) => (id.startsWith(prefix) ? source(`node:${id.slice(prefix.length)}`) : null),
  };
}

/** A CommonJS module, so that the names are looked up when they are used. */
function source(name: string): string {
  const names = Object.keys(process.getBuiltinModule(name) ?? {}).filter((one) => one !== "default");
  return `
let loaded;
const get = (name) => (loaded ??= process.getBuiltinModule(${JSON.stringify(name)}))[name];
for (const name of ${JSON.stringify(names)}) Object.defineProperty(exports, name, { enumerable: true, get: () => get(name) });
`;
}
