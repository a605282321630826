import { option } from "./option.ts";
import type { Verbosity } from "./output.ts";

/** What every command takes besides its own options. */
export const commonOptions = {
  help: option.flag({ short: "h", help: "Shows this help and exits." }),
  verbosity: option.choice(["0", "1", "2", "3"], {
    short: "v",
    default: "1",
    help: "How much to report: 0 results only, 1 normal, 2 verbose, 3 very verbose.",
  }),
  traceback: option.flag("Shows the stack and the causes of an expected failure too."),
  noColor: option.flag("Prints without colours."),
};

const verbosities: Readonly<Record<"0" | "1" | "2" | "3", Verbosity>> = { 0: 0, 1: 1, 2: 2, 3: 3 };

/** The verbosity that the common options of a command line ask for. */
export function verbosityOf({ verbosity }: { readonly verbosity: keyof typeof verbosities }): Verbosity {
  return verbosities[verbosity];
}
