import { accept, type SettingType } from "../setting-type.ts";

/** Texts separated by commas; spaces around them and empty items are dropped. */
export const listType: SettingType<readonly string[]> = {
  name: "list",
  expected: "a list separated by commas",
  schema: { type: "string" },
  parse: (text) => accept(Object.freeze(splitList(text))),
};

/** Splits a list at its commas. */
export function splitList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
