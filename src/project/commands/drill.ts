import { setTimeout as sleep } from "node:timers/promises";
import { currentLifecycle } from "#rooms/lifecycle";
import { argument, CommandError, defineCommand, type Output, option } from "#rooms/management";
import { type DrillReport, startDrill } from "#rooms/server";

const signals = { hup: "SIGHUP", term: "SIGTERM" } as const;

export const drillCommand = defineCommand({
  name: "drill",
  help: "Proves on a running site that a restart loses no request: sends load meanwhile, and counts.",
  stage: "none",
  arguments: {
    what: argument.required("What to prove: restart."),
    origins: argument.variadic("Where the site answers; http://127.0.0.1:8000 unless given."),
  },
  options: {
    pid: option.integer({ help: "The process to signal; without it somebody else restarts the site.", min: 1 }),
    signal: option.choice(["hup", "term"], { help: "What to send it.", default: "hup" }),
    path: option.list("A page to ask for, several times for several; /healthz unless given."),
    clients: option.integer({ help: "How many clients ask at once.", short: "c", default: 16, min: 1, max: 10_000 }),
    newConnections: option.flag("Opens a connection for each request."),
    seconds: option.integer({ help: "How long the load lasts.", default: 10, min: 1, max: 3600 }),
  },
  async run({ arguments: { what, origins }, options, output }) {
    if (what !== "restart") throw new CommandError({ message: `There is no drill "${what}".`, hint: "Try restart." });
    const { pid, signal, clients, seconds } = options;
    const drill = await startDrill({
      origins: origins.length > 0 ? origins : ["http://127.0.0.1:8000"],
      paths: options.path.length > 0 ? options.path : ["/healthz"],
      clients,
      keepAlive: !options.newConnections,
    });
    output.notice(
      pid === undefined ? `Restart the site within ${seconds} s.` : `Sending ${signals[signal]} to ${pid}.`,
    );
    await wait(seconds / 3);
    if (pid !== undefined) sendSignal(pid, signals[signal]);
    await wait((seconds * 2) / 3);
    return report(await drill.stop(), output);
  },
});

async function wait(seconds: number): Promise<void> {
  await sleep(seconds * 1000, undefined, { signal: currentLifecycle.get().stopping }).catch(() => undefined);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    throw new CommandError({ message: `Cannot send ${signal} to process ${pid}.` }, { cause });
  }
}

function report({ sent, answered, lost, losses, longestBlindness }: DrillReport, output: Output): number {
  for (const [name, count] of Object.entries({ sent, answered, lost })) output.line(`${name.padEnd(9)}${count}`);
  for (const [loss, count] of Object.entries(losses)) output.line(`  ${loss}: ${count}`);
  if (longestBlindness > 0) output.line(`blind    ${Math.round(longestBlindness)} ms`);
  return lost === 0 ? 0 : 1;
}
