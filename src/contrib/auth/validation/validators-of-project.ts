import { currentRegistry } from "#rooms/apps";
import { authSettings } from "../settings.ts";
import { builtInValidators } from "./built-in-validators.ts";
import { type PasswordValidator, passwordValidators } from "./password-validator.ts";

/** The rules of the running project: those of its settings, then those of its apps. */
export function validatorsOfProject(): readonly PasswordValidator[] {
  const { PASSWORD_VALIDATORS } = authSettings.values();
  const own = PASSWORD_VALIDATORS.map((name) => builtInValidators[name]);
  return [...own, ...(currentRegistry.find()?.values(passwordValidators).flat() ?? [])];
}
