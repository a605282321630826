import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

let count = 0;

/**
 * Runs TypeScript as a module in the folder of the project: `await` and `import` work as in a file there.
 *
 * @returns the value of an expression; undefined for statements.
 */
export async function runCode(code: string, directory: string): Promise<unknown> {
  const url = pathToFileURL(join(directory, `shell-${++count}.ts`)).href;
  const source = isExpression(code) ? `export default (${withoutEnd(code)}\n);` : code;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => (specifier === url ? { url, shortCircuit: true } : next(specifier, context)),
    load: (loaded, context, next) =>
      loaded === url ? { format: "module-typescript", source, shortCircuit: true } : next(loaded, context),
  });
  try {
    const { default: value }: { readonly default?: unknown } = await import(url);
    return value;
  } finally {
    hooks.deregister();
  }
}

/** Compiles and runs nothing: an expression stands where only one may stand. */
function isExpression(code: string): boolean {
  try {
    new Script(`async () => (${withoutEnd(code)}\n)`);
    return true;
  } catch {
    return false;
  }
}

function withoutEnd(code: string): string {
  return code.trim().replace(/;$/, "");
}
