import { Readable, Writable } from "node:stream";
import { type CommandGroup, createInput, createOutput, runCommandLine } from "#rooms/management";
import { makeMigrationsCommand, migrateCommand, showMigrationsCommand, sqlMigrateCommand } from "#rooms/migrations";

/** What a command printed, and its exit code. */
export interface CommandAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const commands: CommandGroup[] = [
  { app: "migrations", commands: [migrateCommand, showMigrationsCommand, makeMigrationsCommand, sqlMigrateCommand] },
];

/** Runs a command line of this room in the ambient project. */
export async function runCommand(commandLine: string, answers: readonly string[] = []): Promise<CommandAnswer> {
  const [stdout, stderr] = [recorder(), recorder()];
  const exitCode = await runCommandLine({
    commands,
    argv: commandLine.split(" "),
    output: createOutput({ stdout: stdout.stream, stderr: stderr.stream }),
    input: createInput({ stdin: Readable.from(answers.map((line) => `${line}\n`)), stdout: stdout.stream }),
    version: "0",
    run: (_command, work) => work(),
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function recorder() {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => parts.join("") };
}
