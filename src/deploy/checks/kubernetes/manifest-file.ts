import type { Tree } from "../tree.ts";

/** A file of manifests. */
export interface ManifestFile {
  readonly name: string;
  readonly documents: readonly Tree[];
}

/** A manifest, and how a finding names it. */
export interface FoundManifest {
  readonly object: string;
  readonly content: Tree;
}

/** The manifests of these kinds. */
export function manifestsOf(files: readonly ManifestFile[], ...kinds: readonly string[]): readonly FoundManifest[] {
  return files.flatMap(({ name, documents }) =>
    documents
      .filter((content) => kinds.includes(content.at("kind").text ?? ""))
      .map((content) => ({
        object: `${name} ${content.at("kind").text} ${content.at("metadata", "name").text ?? "?"}`,
        content,
      })),
  );
}

/** The pod of a Deployment or a Job. */
export function podOf(content: Tree): Tree {
  return content.at("spec", "template", "spec");
}

/** The labels of a manifest or of a pod template. */
export function labelsOf(content: Tree): Readonly<Record<string, string>> {
  return content.at("metadata", "labels").texts;
}

/** True where every label that is looked for is there, and at least one is. */
export function isSelectedBy(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>) {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}

/** The Deployments whose pods a selector finds. */
export function deploymentsSelectedBy(
  files: readonly ManifestFile[],
  selector: Readonly<Record<string, string>>,
): readonly FoundManifest[] {
  return manifestsOf(files, "Deployment").filter(({ content }) =>
    isSelectedBy(selector, labelsOf(content.at("spec", "template"))),
  );
}
