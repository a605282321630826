import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments, parseDocument } from "yaml";
import type { Problem } from "./file-rule.ts";
import type { ManifestFile } from "./kubernetes/manifest-file.ts";
import { Tree } from "./tree.ts";

/** The files of a deployment as they are on disk; what is not there is simply not there. */
export class DeploymentFolder {
  readonly #directory: string;
  /** What could not be read, so far. */
  readonly problems: Problem[] = [];

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Paths of files, sorted. */
  find(pattern: string): readonly string[] {
    return globSync(pattern, { cwd: this.#directory }).sort();
  }

  text(path: string): string | undefined {
    const [found] = this.find(path);
    return found === undefined ? undefined : readFileSync(join(this.#directory, found), "utf8");
  }

  yaml(path: string): Tree {
    const document = parseDocument(this.text(path) ?? "");
    this.#note(path, document.errors);
    return new Tree(document.errors.length === 0 ? document.toJS() : undefined);
  }

  json(path: string): Tree {
    const text = this.text(path);
    if (text === undefined) return new Tree(undefined);
    try {
      return new Tree(JSON.parse(text));
    } catch (error) {
      this.#note(path, [error]);
      return new Tree(undefined);
    }
  }

  /** The manifests of a folder. */
  manifests(folder: string): readonly ManifestFile[] {
    return this.find(`${folder}/*.{yaml,yml}`).map((name) => {
      const documents = parseAllDocuments(this.text(name) ?? "");
      const found = Array.isArray(documents) ? documents : [];
      this.#note(
        name,
        found.flatMap(({ errors }) => errors),
      );
      return { name, documents: found.filter(({ errors }) => errors.length === 0).map((one) => new Tree(one.toJS())) };
    });
  }

  #note(object: string, errors: readonly unknown[]): void {
    const [first] = errors;
    if (first === undefined) return;
    const reason = first instanceof Error ? first.message.split("\n")[0] : String(first);
    this.problems.push({ object, message: `It cannot be read: ${reason}`, hint: "Correct it, or write it anew." });
  }
}
