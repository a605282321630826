import { isBuiltin } from "node:module";
import type { Finding, SourceTree } from "../source-tree.ts";
import { listImports } from "./imports.ts";

/** The part of `package.json` that names other packages. */
export interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where each dependency must be accounted for: a table row that begins with its name as code. */
export const dependenciesPage = "docs/internals/DEPENDENCIES.md";

/** Every dependency has its line in the account of dependencies, and every line its dependency. */
export function checkAccount(packageFile: PackageFile, page: string): Finding[] {
  const { dependencies, devDependencies, optionalDependencies } = packageFile;
  const declared = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const described = [...page.matchAll(/^\| *((?:`[^`]+`(?:, )?)+) *\|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
  return [
    ...without(declared, described).map((name) => missing("package.json", name, dependenciesPage)),
    ...without(described, declared).map((name) => missing(dependenciesPage, name, "package.json")),
  ];
}

/** The source imports only what is installed with the package: no development tool, no dependency of a dependency. */
export function checkLibrariesDeclared(tree: SourceTree, packageFile: PackageFile): Finding[] {
  const declared = { ...packageFile.dependencies, ...packageFile.optionalDependencies };
  return listImports(tree)
    .filter(({ specifier }) => !/^[.#]/.test(specifier) && !isBuiltin(specifier))
    .filter(({ specifier }) => !Object.hasOwn(declared, packageOf(specifier)))
    .map(({ path, specifier }) => ({
      rule: "undeclared-library",
      path,
      message: `imports "${specifier}", which package.json does not declare`,
    }));
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function missing(path: string, name: string, where: string): Finding {
  return { rule: "unaccounted-dependency", path, message: `names ${name}, which ${where} does not` };
}
