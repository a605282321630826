import { nearest } from "#rooms/util";
import { accept, refuse, type SettingType } from "../setting-type.ts";

/** One of a few words, written exactly. */
export function choiceType<const Choice extends string>(choices: readonly Choice[]): SettingType<Choice> {
  return {
    name: choices.join(" | "),
    expected: `one of ${choices.join(", ")}`,
    schema: { type: "string", enum: choices },
    parse: (text) => {
      const choice = choices.find((candidate) => candidate === text);
      if (choice !== undefined) return accept(choice);
      const meant = choices.find((candidate) => candidate.startsWith(text.toLowerCase())) ?? nearest(text, choices);
      return refuse(meant === undefined ? "Use one of these words." : `Did you mean ${meant}?`);
    },
  };
}
