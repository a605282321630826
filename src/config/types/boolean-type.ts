import { accept, refuse, type SettingType } from "../setting-type.ts";

const trueTexts = ["true", "1", "yes", "on"];
const falseTexts = ["false", "0", "no", "off"];

/** True or false. */
export const booleanType: SettingType<boolean> = {
  name: "boolean",
  expected: "true or false (also 1, 0, yes, no, on, off)",
  schema: { type: "string", enum: [...trueTexts, ...falseTexts] },
  parse: (text) => {
    const word = text.toLowerCase();
    if (trueTexts.includes(word)) return accept(true);
    if (falseTexts.includes(word)) return accept(false);
    return refuse("Set it to true or false.");
  },
};
