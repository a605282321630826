import { posix } from "node:path";
import type { SourceTree } from "../architecture/source-tree.ts";

/** What a room hands out: a name, and the file that its index takes it from. */
interface HandedOut {
  readonly name: string;
  readonly path: string;
}

/** Lists the functions, classes and constants of a room's index whose definition has no docstring: `path name`. */
export function listUndocumented(tree: SourceTree, index: string): string[] {
  return handedOut(tree, index)
    .filter(({ name, path }) => docstringOf(tree.get(path) ?? "", name) === undefined)
    .map(({ name, path }) => `${path} ${name}`);
}

/** Lists what the root index hands out of the rooms without an example in its docstring: `path name`. */
export function listWithoutExample(tree: SourceTree, rootIndex: string): string[] {
  const picked = [...(tree.get(rootIndex) ?? "").matchAll(fromRoom)];
  return picked
    .flatMap(([, names = "", room = ""]) => {
      const available = handedOut(tree, `src/${room}/index.ts`);
      return valuesAmong(names).flatMap((name) => available.filter((one) => one.name === name));
    })
    .filter(({ name, path }) => !docstringOf(tree.get(path) ?? "", name)?.includes("@example"))
    .map(({ name, path }) => `${path} ${name}`);
}

const named = /^export \{([^}]*)\} from "(\.[^"]+)";$/gm;
const fromRoom = /^export \{([^}]*)\} from "#rooms\/([\w/]+)";$/gm;
const everything = /^export \* from "(\.[^"]+)";$/gm;
const definition = /^export (?:async )?(?:abstract )?(?:function\*?|class|const) (\w+)/gm;

function handedOut(tree: SourceTree, path: string): HandedOut[] {
  const source = tree.get(path) ?? "";
  const at = (specifier: string) => posix.join(posix.dirname(path), specifier);
  const own = [...source.matchAll(definition)].map(([, name = ""]) => ({ name, path }));
  const passedOn = [...source.matchAll(everything)].flatMap(([, from = ""]) => handedOut(tree, at(from)));
  const picked = [...source.matchAll(named)].flatMap(([, names = "", from = ""]) => {
    return valuesAmong(names).flatMap((name) => handedOut(tree, at(from)).filter((one) => one.name === name));
  });
  return [...own, ...passedOn, ...picked];
}

/** The names of an export list that are no types. */
function valuesAmong(names: string): string[] {
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "));
}

/** The first definition counts: further overloads stand below it. A directive of the linter may come between. */
function docstringOf(source: string, name: string): string | undefined {
  const start = source.search(
    new RegExp(`^export (?:async )?(?:abstract )?(?:function\\*?|class|const) ${name}\\b`, "m"),
  );
  return /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?:\/\/ biome-ignore [^\n]*\n)?$/.exec(source.slice(0, start))?.[0];
}
