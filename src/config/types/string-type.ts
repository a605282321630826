import { accept, refuse, type SettingType } from "../setting-type.ts";

/** Any text of at least `minLength` characters (default 1). */
export function stringType({ minLength = 1 }: { readonly minLength?: number } = {}): SettingType<string> {
  return {
    name: "text",
    expected: minLength > 1 ? `a text of at least ${minLength} characters` : "a text",
    schema: { type: "string", minLength },
    parse: (text) => (text.length < minLength ? refuse("Set a longer one.") : accept(text)),
  };
}
