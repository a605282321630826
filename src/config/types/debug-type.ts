import { refuse, type SettingType } from "../setting-type.ts";
import { booleanType } from "./boolean-type.ts";

/**
 * A boolean whose refusal explains the usual accident.
 *
 * @see https://github.com/debug-js/debug
 */
export const debugType: SettingType<boolean> = {
  ...booleanType,
  parse: (text, circumstances) => {
    const parsed = booleanType.parse(text, circumstances);
    if ("value" in parsed) return parsed;
    return refuse(
      'npm\'s "debug" package reads the same variable as a list of namespaces: unset it or set DEBUG=false, and use LOG_LEVELS for more records.',
    );
  },
};
