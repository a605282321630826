import type { LockFile } from "./lock-file.ts";
import { type ProductionPackage, productionPackages } from "./production-packages.ts";

/**
 * Renders the software bill of materials of a project as CycloneDX 1.6: what runs with it, with licences, checksums
 * and who needs whom. It carries no time and no number of its own, so that equal lock files give equal bills.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function renderBill(lock: LockFile): string {
  const packages = productionPackages(lock);
  const references = referencesOf(packages);
  const components = [...packages].filter(([path]) => path !== lock.project);
  const root = packages.get(lock.project);
  const bill = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: root && { type: "application", "bom-ref": references.get(lock.project), ...identity(root) },
    },
    components: components
      .map(([path, one]) => component(one, references.get(path) ?? path))
      .sort((one, other) => compare(one["bom-ref"], other["bom-ref"])),
    dependencies: [...packages]
      .map(([path, { needs }]) => ({
        ref: references.get(path) ?? path,
        dependsOn: [...new Set(needs.flatMap((needed) => references.get(needed) ?? []))].sort(compare),
      }))
      .sort((one, other) => compare(one.ref, other.ref)),
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** One package in one version may be installed at several places, which are told apart by their paths. */
function referencesOf(packages: ReadonlyMap<string, ProductionPackage>): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    [...packages].map(([path, one]) => {
      const url = packageUrl(one);
      const reference = taken.has(url) ? `${url}#${path}` : url;
      taken.add(reference);
      return [path, reference];
    }),
  );
}

function component(one: ProductionPackage, reference: string) {
  return {
    type: "library",
    "bom-ref": reference,
    ...identity(one),
    ...(one.license === undefined ? {} : { licenses: [licence(one.license)] }),
    ...(one.integrity === undefined ? {} : { hashes: hashes(one.integrity) }),
  };
}

function identity(one: ProductionPackage) {
  const [scope, name] = one.name.startsWith("@") ? one.name.split("/") : [undefined, one.name];
  return { ...(scope === undefined ? {} : { group: scope }), name, version: one.version, purl: packageUrl(one) };
}

/** @see https://github.com/package-url/purl-spec */
function packageUrl({ name, version }: ProductionPackage): string {
  const path = name.split("/").map(encodeURIComponent).join("/");
  return `pkg:npm/${path}${version === undefined ? "" : `@${encodeURIComponent(version)}`}`;
}

/** An SPDX identifier, or an expression of several. */
function licence(text: string) {
  if (/[ (]/.test(text)) return { expression: text.replace(/^\((.*)\)$/, "$1") };
  return { license: { id: text } };
}

/** `sha512-…` in base 64, as lock files have it, becomes hexadecimal. */
function hashes(integrity: string) {
  const names: Readonly<Record<string, string>> = {
    sha1: "SHA-1",
    sha256: "SHA-256",
    sha384: "SHA-384",
    sha512: "SHA-512",
  };
  return integrity.split(" ").flatMap((one) => {
    const [algorithm = "", value = ""] = one.split(/-(.*)/);
    const alg = names[algorithm];
    return alg === undefined ? [] : [{ alg, content: Buffer.from(value, "base64").toString("hex") }];
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
