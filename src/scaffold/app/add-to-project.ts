import { identifier } from "../names/identifier.ts";

/** The line that a project imports an app with. */
export function importLine(name: string): string {
  return `import { ${identifier(name)} } from "./${name}/app.ts";`;
}

/**
 * Adds an app to the source of a project; undefined where it is not written as `startproject` writes it, so that
 * nothing of somebody's own is put out of place.
 */
export function addToProject(source: string, name: string): string | undefined {
  const lists = [...source.matchAll(/\bapps: \[([\w\s,]*)\]/g)];
  const imports = source.match(/^(?:import [^;]+;\n)+/)?.[0];
  const [list] = lists;
  if (imports === undefined || list === undefined || lists.length > 1) return undefined;
  const apps = [...(list[1]?.match(/\w+/g) ?? []), identifier(name)];
  const listed = source.replace(list[0], () => `apps: ${printList(apps)}`);
  return listed.replace(imports, () => sortedImports(`${imports}${importLine(name)}\n`));
}

/** The longest line, as `biome.json` says; characters. */
const lineWidth = 120;

/** As the formatter prints the list of a project. */
function printList(apps: readonly string[]): string {
  const line = `[${apps.join(", ")}]`;
  if (`  apps: ${line},`.length <= lineWidth) return line;
  return `[\n${apps.map((app) => `    ${app},\n`).join("")}  ]`;
}

/** Packages first, then files, each by their names. */
function sortedImports(text: string): string {
  const statements = text.split(/(?<=;\n)/);
  const isFile = (statement: string) => /from "\.{1,2}\//.test(statement);
  const files = statements.filter(isFile).sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1));
  return [...statements.filter((statement) => !isFile(statement)), ...files].join("");
}

function pathOf(statement: string): string {
  return /from "([^"]+)"/.exec(statement)?.[1] ?? "";
}
