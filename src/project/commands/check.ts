import { type Check, isSerious, renderFindings, runChecks } from "#rooms/checks";
import { CommandError, defineCommand, option } from "#rooms/management";
import { checksOfProject } from "../checks-of-project.ts";

/** Django's names of the levels. */
const levels = { CRITICAL: "critical", ERROR: "error", WARNING: "warning", INFO: "info", DEBUG: "debug" } as const;
const levelNames = ["CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG"] as const;

export const checkCommand = defineCommand({
  name: "check",
  help: "Checks the project for mistakes that can be seen without running it.",
  stage: "run",
  options: {
    deploy: option.flag("Also checks what matters in production."),
    database: option.flag("Also checks the database: that it answers, and that its migrations are applied."),
    tag: option.list({ help: "Runs the checks of this tag only; may be repeated.", short: "t" }),
    listTags: option.flag("Lists the tags and checks nothing."),
    failLevel: option.choice(levelNames, {
      help: "The least grave finding for which the exit code is 1.",
      default: "ERROR",
    }),
  },
  async run({ options, output }) {
    const checks = checksOfProject();
    if (options.listTags) return output.line(tagsOf(checks).join("\n"));
    refuseUnknown(options.tag, tagsOf(checks));
    const findings = await runChecks(checks.filter((check) => isWanted(check, options)));
    const report = renderFindings(findings);
    if (findings.length === 0) output.line(report);
    else output.notice(report);
    const least = levels[options.failLevel];
    return findings.some((finding) => isSerious(finding, least)) ? 1 : 0;
  },
});

interface Choice {
  readonly deploy: boolean;
  readonly database: boolean;
  readonly tag: readonly string[];
}

function isWanted(check: Check, { deploy, database, tag }: Choice): boolean {
  const isAsked = (deploy || !check.deploy) && (database || !check.database);
  return isAsked && (tag.length === 0 || check.tags.some((one) => tag.includes(one)));
}

function tagsOf(checks: readonly Check[]): readonly string[] {
  return [...new Set(checks.flatMap(({ tags }) => tags))].sort();
}

function refuseUnknown(wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((tag) => !known.includes(tag));
  if (unknown === undefined) return;
  const message = `There is no system check with the "${unknown}" tag.`;
  throw new CommandError({ message, hint: `Use one of ${known.join(", ")}.` });
}
