import { isSerious, renderFindings, runChecks } from "#rooms/checks";
import { defineCommand, option } from "#rooms/management";
import { checksOfProject } from "../checks-of-project.ts";

export const checkCommand = defineCommand({
  name: "check",
  help: "Checks the project for mistakes that can be seen without running it.",
  stage: "run",
  options: { deploy: option.flag("Also checks what matters in production.") },
  async run({ options: { deploy }, output }) {
    const findings = await runChecks(checksOfProject().filter((check) => deploy || !check.deploy));
    const report = renderFindings(findings);
    if (findings.length === 0) output.line(report);
    else output.notice(report);
    return findings.some(isSerious) ? 1 : 0;
  },
});
