import { type FSWatcher, readdirSync, watch } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { WatchFailed } from "./errors.ts";

/** Directories that hold no source: dependencies, version control, what builds and the framework write. */
const ignoredDirectories = /(^|[/\\])(node_modules|\.git|dist|\.tolv)([/\\]|$)/;

/** What a process reads when it starts; a stylesheet or an editor's temporary file restarts nothing. */
const sourceFiles = /(\.(ts|mts|cts|js|mjs|cjs|json|sql)|(^|[/\\])\.env)$/;

/** Changes within this time make one restart: an editor or `git checkout` writes many files at once. */
const quietMilliseconds = 50;

/** Tells about changed source files below some directories. */
export class ChangeWatcher {
  readonly #watchers: readonly FSWatcher[];
  readonly #changed = new Set<string>();
  #settled = Promise.withResolvers<void>();
  #quiet: NodeJS.Timeout | undefined;

  /** @throws WatchFailed when the system refuses, such as by its limit of watches. */
  constructor(directories: readonly URL[]) {
    this.#watchers = directories.map((directory) => this.#watch(fileURLToPath(directory)));
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
    for (const watcher of this.#watchers) watcher.close();
  }

  #watch(directory: string): FSWatcher {
    const refuse = (error: unknown): never => {
      throw new WatchFailed(
        { directory, reason: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );
    };
    try {
      // A recursive watch on Linux passes over a directory that is missing or closed to this user.
      readdirSync(directory);
      const watcher = watch(directory, { recursive: true, ignore: ignoredDirectories });
      watcher.on("change", (_kind, name) => this.#record(directory, String(name)));
      return watcher.on("error", refuse);
    } catch (error) {
      return refuse(error);
    }
  }

  #record(directory: string, name: string): void {
    if (!sourceFiles.test(name) || ignoredDirectories.test(name)) return;
    this.#changed.add(resolve(directory, name));
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#settled.resolve(), quietMilliseconds);
  }
}
