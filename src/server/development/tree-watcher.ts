import { type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { WatchFailed } from "../errors.ts";

/** What a tree watcher tells and what it leaves out. */
export interface TreeWatch {
  /** True for a path, relative to the root, that is not looked at. */
  readonly ignores: (path: string) => boolean;
  /** Takes the path, relative to the root, of a file that was written, replaced or removed. */
  readonly onChange: (path: string) => void;
}

/** A directory may be gone again, or belong to somebody else, such as a database. */
const passedOver = ["ENOENT", "ENOTDIR", "EACCES", "EPERM"];

/**
 * Watches the files below a directory by one watch for each directory.
 *
 * Node's recursive watch on Linux watches the files themselves, and loses those that an editor replaces by renaming.
 */
export class TreeWatcher {
  readonly #root: string;
  readonly #tree: TreeWatch;
  readonly #watchers = new Map<string, FSWatcher>();

  /** @throws WatchFailed when the root is missing or closed to this user, and when the system has no watch left. */
  constructor(root: string, tree: TreeWatch) {
    this.#root = root;
    this.#tree = tree;
    try {
      this.#watchBelow("");
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** Watches a directory and those below it, and returns the files that are there. */
  #watchBelow(directory: string): string[] {
    try {
      this.#watch(directory);
      const entries = readdirSync(join(this.#root, directory), { withFileTypes: true });
      return entries.flatMap((entry) => {
        const path = join(directory, entry.name);
        if (this.#tree.ignores(path)) return [];
        return entry.isDirectory() ? this.#watchBelow(path) : [path];
      });
    } catch (error) {
      return this.#passOver(directory, error);
    }
  }

  #watch(directory: string): void {
    const watcher = watch(join(this.#root, directory));
    watcher.on("change", (kind, name) => this.#observe(kind, join(directory, String(name))));
    watcher.on("error", (error) => this.#passOver(directory, error));
    this.#watchers.set(directory, watcher);
  }

  #observe(kind: string, path: string): void {
    if (this.#tree.ignores(path)) return;
    if (!this.#isDirectory(path)) {
      this.#forgetBelow(path);
      this.#tree.onChange(path);
    } else if (kind === "rename") {
      // Its files may be older than the watch, and the watch of a directory that was here before is dead.
      this.#forgetBelow(path);
      for (const file of this.#watchBelow(path)) this.#tree.onChange(file);
    }
  }

  #isDirectory(path: string): boolean {
    return lstatSync(join(this.#root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  #forgetBelow(path: string): void {
    for (const [directory, watcher] of this.#watchers) {
      if (directory !== path && !directory.startsWith(join(path, "/"))) continue;
      watcher.close();
      this.#watchers.delete(directory);
    }
  }

  #passOver(directory: string, error: unknown): string[] {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (directory !== "" && passedOver.includes(code)) return [];
    const reason = error instanceof Error ? error.message : String(error);
    throw new WatchFailed({ directory: join(this.#root, directory), reason }, { cause: error });
  }
}
