import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { basename } from "node:path";

/** A package that has been packed and not published. */
export interface PackedPackage {
  readonly file: string;
  /** The `package.json` inside of it. */
  readonly manifest: { readonly name: string; readonly version: string; readonly [field: string]: unknown };
}

/** A registry of this machine. */
export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
}

/** Starts a registry that has these packages as their latest versions; for all others it points to the real one. */
export async function startRegistry(packages: readonly PackedPackage[], upstream: string): Promise<LocalRegistry> {
  const documents = new Map<string, string>();
  const files = new Map(packages.map(({ file }) => [`/${basename(file)}`, file]));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const [document, file] = [documents.get(path), files.get(path)];
    if (document !== undefined) response.writeHead(200, { "content-type": "application/json" }).end(document);
    else if (file !== undefined) void sendFile(file, response);
    else response.writeHead(302, { location: new URL(path.slice(1), upstream).href }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}`;
  for (const one of packages) documents.set(`/${one.manifest.name}`, await describe(one, url));
  const close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, [Symbol.asyncDispose]: close };
}

async function sendFile(file: string, response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "application/octet-stream" }).end(await readFile(file));
}

async function describe({ file, manifest }: PackedPackage, url: string): Promise<string> {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash("sha512")
    .update(await readFile(file))
    .digest("base64")}`;
  const dist = { tarball: `${url}/${basename(file)}`, integrity };
  return JSON.stringify({ name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } });
}
