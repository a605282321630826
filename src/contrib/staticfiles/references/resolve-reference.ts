import { posix } from "node:path";
import type { Reference } from "./reference.ts";

/**
 * The path of the file that a reference means; undefined for what is no file of ours: other sites and schemes, pages,
 * names of an import map, addresses outside STATIC_URL.
 *
 * @param from the path of the file that refers.
 */
export function resolveReference(
  { specifier, kind }: Reference,
  { from, staticUrl }: { readonly from: string; readonly staticUrl: string },
): string | undefined {
  const address = specifier.replace(/[?#][\s\S]*$/, "").trim();
  if (address === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address) || /(?:^|\/)\.{0,2}$/.test(address))
    return undefined;
  if (address.startsWith("/"))
    return address.startsWith(staticUrl) ? decode(address.slice(staticUrl.length)) : undefined;
  if (kind === "page" || (kind === "module" && !/^\.\.?\//.test(address))) return undefined;
  const path = posix.join(posix.dirname(from), decode(address));
  return path.startsWith("../") ? undefined : path;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
