import { type Config, type SettingText, settingTexts } from "#rooms/config";
import { saltedHmac, secretKeys } from "#rooms/signing";

/**
 * A configuration without its values: what the ledger keeps. A mark is a code over a setting's name and value under a
 * secret key, so that nobody who reads the ledger can try values, and equal values under equal keys have equal marks.
 */
export interface RecordedConfiguration {
  /** Of all settings together, under the first key. */
  readonly fingerprint: string;
  /** Marks of the secret keys: the one that signs, then the former ones, by which older records can be compared. */
  readonly keys: readonly string[];
  readonly settings: Readonly<Record<string, RecordedSetting>>;
}

/** One setting without its value. */
export interface RecordedSetting {
  readonly isDefault: boolean;
  /** One under each of the keys, in their order. */
  readonly marks: readonly string[];
}

/** Names the release, and so differs with each. */
const left = ["TOLV_RELEASE"];

/**
 * Marks every setting of a configuration that was read for the run stage.
 *
 * @throws config.stage when the secret key was not read.
 */
export function recordConfiguration(config: Config): RecordedConfiguration {
  const keys = secretKeys();
  const texts = settingTexts(config).filter(({ name }) => !left.includes(name));
  return {
    fingerprint: mark(keys[0], ["configuration", ...texts.flatMap(({ name, text }) => [name, text])]),
    keys: keys.map((key) => mark(key, ["key"])),
    settings: Object.fromEntries(texts.map((setting) => [setting.name, recordSetting(setting, keys)])),
  };
}

function recordSetting({ name, text, defaultText }: SettingText, keys: readonly string[]): RecordedSetting {
  return { isDefault: text === defaultText, marks: keys.map((key) => mark(key, ["setting", name, text])) };
}

/** 96 bits: enough that two values never meet. */
function mark(key: string | undefined, parts: readonly string[]): string {
  const code = saltedHmac({ salt: "tolv.release", value: JSON.stringify(parts), ...(key !== undefined && { key }) });
  return code.toString("hex", 0, 12);
}
