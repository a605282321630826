import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { TreeWatcher } from "./tree-watcher.ts";

/** Directories that hold no source: dependencies, version control, what builds and the framework write. */
const ignoredDirectories = /(^|[/\\])(node_modules|\.git|dist|\.tolv)([/\\]|$)/;

/** What a process reads when it starts; a stylesheet or an editor's temporary file restarts nothing. */
const sourceFiles = /(\.(ts|mts|cts|js|mjs|cjs|json|sql)|(^|[/\\])\.env)$/;

/** Changes within this time make one restart: an editor or `git checkout` writes many files at once. */
const quietMilliseconds = 25;

/** Tells about changed source files below some directories. */
export class ChangeWatcher {
  readonly #trees: readonly TreeWatcher[];
  readonly #changed = new Set<string>();
  #settled = Promise.withResolvers<void>();
  #quiet: NodeJS.Timeout | undefined;

  /** @throws WatchFailed when the system refuses, such as by its limit of watches. */
  constructor(directories: readonly URL[]) {
    this.#trees = directories.map((directory) => this.#watch(fileURLToPath(directory)));
  }

  /** Resolves with the paths that changed since the last call, as soon as there are any and no more follow. */
  async next(): Promise<readonly string[]> {
    await this.#settled.promise;
    this.#settled = Promise.withResolvers();
    const paths = [...this.#changed];
    this.#changed.clear();
    return paths;
  }

  close(): void {
    clearTimeout(this.#quiet);
    for (const tree of this.#trees) tree.close();
  }

  #watch(directory: string): TreeWatcher {
    return new TreeWatcher(directory, {
      ignores: (path) => ignoredDirectories.test(path),
      onChange: (path) => this.#record(resolve(directory, path)),
    });
  }

  #record(path: string): void {
    if (!sourceFiles.test(path)) return;
    this.#changed.add(path);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#settled.resolve(), quietMilliseconds);
  }
}
