import { join } from "node:path";
import { isStaticName } from "../find/static-name.ts";
import { staticSettings } from "../settings.ts";
import { CollectedContent } from "./collected-content.ts";
import { contentType } from "./content-type.ts";
import { type Encoding, encodingSuffixes } from "./encoding.ts";
import type { CollectedFile, Manifest } from "./manifest.ts";
import type { FileVariant, ServedFile } from "./served-file.ts";
import { staticAddress } from "./static-address.ts";
import type { StaticLibrary, StaticReference } from "./static-library.ts";

/** A hashed name stands for one content only; the other names for whatever was collected last. */
const forEver = "max-age=31536000, public, immutable";
const forAMinute = "max-age=60, public";

/** The files that collectstatic left in STATIC_ROOT, by its manifest. */
export class CollectedLibrary implements StaticLibrary {
  readonly collected = true;
  readonly #root: string;
  readonly #content: CollectedContent;
  readonly #byPath: ReadonlyMap<string, CollectedFile>;
  readonly #byName: ReadonlyMap<string, CollectedFile>;
  /** What has been referred to, and what has been asked for. */
  readonly #references = new Map<string, StaticReference>();
  readonly #served = new Map<string, ServedFile>();

  constructor(root: string, manifest: Manifest) {
    const files = Object.values(manifest.files);
    this.#root = root;
    this.#byPath = new Map(Object.entries(manifest.files));
    this.#byName = new Map([...manifest.earlier, ...files].map((file) => [file.name, file]));
    const limit = staticSettings.values().STATIC_MEMORY_LIMIT;
    this.#content = new CollectedContent({ limit, linked: manifest.linked });
  }

  refer(path: string): StaticReference | undefined {
    const known = this.#references.get(path);
    if (known !== undefined) return known;
    const file = this.#byPath.get(path);
    if (file === undefined) return undefined;
    const reference = { url: staticAddress(file.name), integrity: file.integrity };
    this.#references.set(path, reference);
    return reference;
  }

  paths(): Iterable<string> {
    return this.#byPath.keys();
  }

  find(name: string): ServedFile | undefined {
    const known = this.#served.get(name);
    if (known !== undefined) return known;
    const hashed = this.#byName.get(name);
    const file = hashed ?? this.#byPath.get(name);
    if (file === undefined || !isStaticName(file.name)) return undefined;
    const served = this.#serve(file, hashed === undefined ? forAMinute : forEver);
    this.#served.set(name, served);
    return served;
  }

  #serve(file: CollectedFile, cacheControl: string): ServedFile {
    const [identity, ...others] = Object.keys(file.variants).filter(isEncoding);
    const variants = [this.#variant(file, identity ?? "identity")] as const;
    return {
      type: contentType(file.name),
      cacheControl,
      variants: [...variants, ...others.map((encoding) => this.#variant(file, encoding))],
    };
  }

  #variant({ name, variants }: CollectedFile, encoding: Encoding): FileVariant {
    const expected = variants[encoding] ?? variants.identity;
    const file = join(this.#root, name + encodingSuffixes[encoding]);
    const open = () => this.#content.open(file, expected);
    return { encoding, size: expected.size, etag: expected.hash, open };
  }
}

function isEncoding(name: string): name is Encoding {
  return name in encodingSuffixes;
}
