import { accept, refuse, type SettingType } from "#rooms/config";

/** Django's rules for new passwords, in its order. */
export const validatorNames = ["similarity", "length", "common", "numeric"] as const;

/** One of them. */
export type ValidatorName = (typeof validatorNames)[number];

/** Some of the rules. */
export const validatorNamesType: SettingType<readonly ValidatorName[]> = {
  name: "list",
  expected: `names separated by commas: ${validatorNames.join(", ")}; or none`,
  schema: { type: "string" },
  parse: (text) => {
    const words = text.split(",").map((word) => word.trim());
    const names = validatorNames.filter((name) => words.includes(name));
    if (text.trim() === "none") return accept([]);
    return names.length === words.length ? accept(names) : refuse("Use each of these names at most once.");
  },
};
