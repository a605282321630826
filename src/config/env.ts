import { Setting } from "./setting.ts";
import type { SettingType } from "./setting-type.ts";
import { booleanType } from "./types/boolean-type.ts";
import { choiceType } from "./types/choice-type.ts";
import { type IntegerRange, integerType } from "./types/integer-type.ts";
import { listType } from "./types/list-type.ts";
import { stringType } from "./types/string-type.ts";
import { type UrlOptions, urlType } from "./types/url-type.ts";

/**
 * Starts the declaration of a setting by its type.
 *
 * @example
 * defineSettings("maps", { MAPS_KEY: env.secret().optional().describe("Shows the map on contact pages.") });
 */
export const env = {
  /** Any text. */
  string: () => declare(stringType()),
  /** `true` or `false`. */
  boolean: () => declare(booleanType),
  /** A whole number; both limits are included. */
  integer: (range?: IntegerRange) => declare(integerType(range)),
  /** Texts separated by commas. */
  list: () => declare(listType),
  /** One of a few words. */
  choice: <const Choice extends string>(choices: readonly Choice[]) => declare(choiceType(choices)),
  /** An absolute URL. */
  url: (options?: UrlOptions) => declare(urlType(options)),
  /** A text that is never printed; `minLength` in characters. */
  secret: (options?: { readonly minLength?: number }) => declare(stringType(options)).secret(),
  /** A type of one's own. */
  of: <Value>(type: SettingType<Value>) => declare(type),
} as const;

function declare<Value>(type: SettingType<Value>): Setting<Value, "run"> {
  return new Setting({ type, aliases: [], description: "", optional: "nowhere", secret: false, stage: "run" });
}
