import { clockSettings, runClock } from "#rooms/deploy";
import { currentLifecycle } from "#rooms/lifecycle";
import { CommandError, defineCommand, option } from "#rooms/management";
import { bootProject } from "../boot-project.ts";
import { declaredProject } from "../loading/declared-project.ts";
import { readProjectEnvironment } from "../loading/project-environment.ts";
import { logTarget } from "../log-target.ts";

export const clockCommand = defineCommand({
  name: "clock",
  help: "Runs the scheduled commands of the project, each in its time; of several clocks one does.",
  // It opens its log on stdout, as a server does.
  stage: "none",
  options: { atStart: option.flag("Also runs each command once at the start.") },
  async run({ options: { atStart }, output }) {
    const { project, directory } = declaredProject.get();
    refuseEmpty(project.schedule.length);
    const environment = readProjectEnvironment(directory);
    const running = await bootProject(project, { directory, environment, log: logTarget("stdout") });
    currentLifecycle.get().onStop("project", () => running.stop());
    const graceMilliseconds = running.config.of(clockSettings).CLOCK_GRACEFUL_TIMEOUT * 1000;
    const passOn = (record: string) => output.line(record);
    await running.run(() =>
      runClock({ jobs: project.schedule, atStart, graceMilliseconds, directory, environment, passOn }),
    );
  },
});

function refuseEmpty(jobs: number): void {
  if (jobs > 0) return;
  const hint = 'Schedule a command in project.ts: schedule: [{ command: "clearsessions", every: { days: 1 } }].';
  throw new CommandError({ message: "The project schedules no commands.", hint });
}
