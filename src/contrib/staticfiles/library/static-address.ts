import { staticSettings } from "../settings.ts";

/** The address of a file by its name below STATIC_URL. */
export function staticAddress(name: string): string {
  return staticSettings.values().STATIC_URL + name.split("/").map(encodeURIComponent).join("/");
}
