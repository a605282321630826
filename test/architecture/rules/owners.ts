import { maskSource } from "../mask-source.ts";
import { globals, libraries, type Ownership } from "../rooms.ts";
import { type Finding, roomOf, type SourceTree } from "../source-tree.ts";
import { listImports } from "./imports.ts";

/** Libraries and members of globals are used by their owners only. */
export function checkOwners(tree: SourceTree): Finding[] {
  return [...checkLibraries(tree), ...[...tree].flatMap(([path, source]) => checkGlobals(path, maskSource(source)))];
}

function checkLibraries(tree: SourceTree): Finding[] {
  return listImports(tree).flatMap(({ path, specifier }) => {
    const library = libraries.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
    return library === undefined ? [] : refuse("foreign-library", path, library);
  });
}

function checkGlobals(path: string, masked: string): Finding[] {
  const code = expandDestructuring(masked.replace(/\bglobal(This)?\s*\??\.\s*/g, ""));
  const used = globals.filter(({ name }) => memberPattern(name).test(code));
  return [...used.flatMap((owned) => refuse("foreign-global", path, owned)), ...checkWholeProcess(path, code)];
}

/** Writes `{ argv, env } = process` as `process.argv; process.env;`. */
function expandDestructuring(code: string): string {
  return code.replace(/\{([^{}]*)\}\s*=\s*process\b/g, (_, members: string) =>
    members.replace(/([\w$]+)[^,]*,?/g, "process.$1; "),
  );
}

/** A global by its name, not a property that happens to be called the same. */
function memberPattern(name: string): RegExp {
  const [object = "", member] = name.split(".");
  const start = `(?<![\\w$.#])${object}(?![\\w$])`;
  return new RegExp(member === undefined ? `${start}(?!\\s*\\??[:(])` : `${start}\\s*\\??\\.\\s*${member}(?![\\w$])`);
}

/** `process["env"]` and handing on `process` itself would hide which member is used. */
function checkWholeProcess(path: string, code: string): Finding[] {
  const hidden = /(?<![\w$.#])process(?![\w$])(?!\s*\??[.:(])/.test(code);
  return hidden ? [{ rule: "whole-process", path, message: "uses process as a whole: name the member" }] : [];
}

function refuse(rule: string, path: string, { name, owners }: Ownership): Finding[] {
  if (owners.includes(roomOf(path))) return [];
  const allowed = owners.length === 0 ? "no room may" : `only ${owners.join(" and ")} may`;
  return [{ rule, path, message: `uses ${name}: ${allowed}` }];
}
