import { currentConfig, renderDiff, renderSettings } from "#rooms/config";
import { defineCommand, option } from "#rooms/management";

export const diffsettingsCommand = defineCommand({
  name: "diffsettings",
  help: "Prints the settings that differ from their defaults; secrets are redacted.",
  options: { all: option.flag("Prints every setting, those at their default marked with ###.") },
  run({ options: { all }, output }) {
    output.write((all ? renderSettings : renderDiff)(currentConfig.get()));
  },
});
