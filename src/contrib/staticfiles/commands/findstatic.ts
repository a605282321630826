import { argument, CommandError, defineCommand, option } from "#rooms/management";
import { findFiles } from "../find/find-file.ts";
import { staticSources } from "../find/static-sources.ts";

/** `tolv findstatic`: where a static file comes from. */
export const findstaticCommand = defineCommand({
  name: "findstatic",
  help: "Shows where static files are found, the one that is served first.",
  stage: "build",
  arguments: { paths: argument.variadic("Paths such as blog/style.css.") },
  options: { first: option.flag("Shows only the file that is served.") },
  run({ arguments: { paths }, options: { first }, output }) {
    const sources = staticSources();
    const searched = sources.map(({ directory }) => `  ${directory}`);
    for (const path of paths) {
      const found = findFiles(sources, path).slice(0, first ? 1 : undefined);
      if (found.length === 0) throw new CommandError({ message: `No matching file found for '${path}'.` });
      output.at(1).line(`Found '${path}' here:`);
      for (const file of found) output.line(output.verbosity === 0 ? file : `  ${file}`);
    }
    output.at(2).line(["Looking in the following locations:", ...searched].join("\n"));
  },
});
