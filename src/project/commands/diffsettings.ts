import { currentConfig, renderDiff, renderSettings, renderUnifiedDiff, renderUnifiedSettings } from "#rooms/config";
import { defineCommand, option } from "#rooms/management";

const renderers = {
  hash: { changed: renderDiff, all: renderSettings },
  unified: { changed: renderUnifiedDiff, all: renderUnifiedSettings },
};

export const diffsettingsCommand = defineCommand({
  name: "diffsettings",
  help: "Prints the settings that differ from their defaults; secrets are redacted.",
  options: {
    all: option.flag("Prints every setting, also those at their default: with ### before them, or without a sign."),
    output: option.choice(["hash", "unified"], {
      help: "hash prints the values; unified the default with - and the value with +.",
      default: "hash",
    }),
  },
  run({ options: { all, output: form }, output }) {
    output.write(renderers[form][all ? "all" : "changed"](currentConfig.get()));
  },
});
