import { isSerious, renderFindings } from "#rooms/checks";
import { defineCommand, type Output, option } from "#rooms/management";
import { ReleaseRefused } from "../errors.ts";
import { type Inspection, inspectProject } from "../inspection/inspect-project.ts";
import { makeRelease, type ReleaseResult } from "../phase/make-release.ts";
import { currentProjectStarter } from "../project-starter.ts";
import { shortName } from "../report/short-name.ts";
import { releaseOptions, whoReleases } from "./release-options.ts";

/** `tolv release`: the build and the environment of here become a release. */
export const releaseCommand = defineCommand({
  name: "release",
  help: "Combines the build with this environment into a numbered release: looks for all that is wrong, then migrates.",
  // It reads the configuration by itself, so that wrong settings do not hide what else is wrong.
  stage: "none",
  options: {
    ...releaseOptions,
    check: option.flag("Only looks for what is wrong; records and changes nothing."),
  },
  async run({ options: { check, by, wait }, output }) {
    const started = report(output, await inspectProject(currentProjectStarter.get()));
    if (check) return output.line("Nothing stands in the way of a release.");
    printRelease(output, await makeRelease({ started, output, wait, by: whoReleases(by) }));
  },
});

/** @throws ReleaseRefused when something serious is wrong. */
function report(output: Output, { findings, started }: Inspection) {
  if (findings.length > 0) output.notice(renderFindings(findings));
  const count = findings.filter((finding) => isSerious(finding)).length;
  if (started === undefined || count > 0) throw new ReleaseRefused({ count });
  return started;
}

function printRelease(output: Output, { release, isNew }: ReleaseResult): void {
  const { number, name, build, configuration, processes } = release;
  const code = build === undefined ? "the source" : `build ${shortName(build.digest)}`;
  const outcome = isNew ? "has succeeded" : "is this already; nothing was recorded";
  const parts = `${code}, configuration ${configuration.fingerprint.slice(0, 8)}`;
  output.line(output.style.success(`Release ${number} (${shortName(name)}) ${outcome}: ${parts}.`));
  if (isNew) output.at(1).line(`Now start or replace its processes (${processes.join(", ")}); Tolv starts none.`);
}
