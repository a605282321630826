import { posix } from "node:path";

/** The name of a file with the hash of its content before its extension: `blog/style.3f2a5c90b1de.css`. */
export function hashedName(path: string, hash: string): string {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name}.${hash.slice(0, 12)}${ext}`);
}
