import { isSerious, renderFindings, runChecks } from "#rooms/checks";
import { kernelSettings } from "#rooms/config";
import { TolvError } from "#rooms/errors";
import { CommandError, type Output } from "#rooms/management";
import { unappliedMigrationsNotice } from "#rooms/migrations";
import type { ListeningAddress } from "#rooms/server";
import { checksOfProject } from "../checks-of-project.ts";
import type { RunningProject } from "../running-project.ts";

/**
 * Runs the system checks and prints what they found.
 *
 * @throws CommandError when a finding is serious.
 */
export async function reportChecks(output: Output): Promise<void> {
  output.line("Performing system checks...\n");
  const findings = await runChecks(checksOfProject().filter(({ deploy, database }) => !deploy && !database));
  if (findings.some((finding) => isSerious(finding))) throw new CommandError({ message: renderFindings(findings) });
  output.line(renderFindings(findings));
}

/** Prints which migrations are not applied, and the lines that end the start of the development server. */
export async function announceServer(
  running: RunningProject,
  address: ListeningAddress | undefined,
  output: Output,
): Promise<void> {
  await running.run(() => reportMigrations(output));
  const { project, stamp, config } = running;
  output.line();
  output.line(formatMoment(new Date(), config.of(kernelSettings).TIME_ZONE));
  output.line(`Tolv version ${stamp.version}, using project '${project.name}'`);
  if (address !== undefined) output.line(`Starting development server at ${originOf(address)}/`);
  output.line("Quit the server with CONTROL-C.");
}

/** A database that is away is reported, and the server starts all the same. */
async function reportMigrations(output: Output): Promise<void> {
  try {
    const notice = await unappliedMigrationsNotice();
    if (notice !== undefined) output.notice(`\n${output.style.warning(notice)}`);
  } catch (error) {
    if (!(error instanceof TolvError)) throw error;
    output.error(`\n${error.message}`);
    if (error.hint !== undefined) output.notice(error.hint);
  }
}

function originOf({ host, port }: ListeningAddress): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function formatMoment(moment: Date, timeZone: string): string {
  const date = moment.toLocaleDateString("en-US", { timeZone, month: "long", day: "2-digit", year: "numeric" });
  return `${date} - ${moment.toLocaleTimeString("en-GB", { timeZone })}`;
}
