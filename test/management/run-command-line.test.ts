import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defineError } from "#rooms/errors";
import { argument, CommandError, defineCommand, OperationCancelled, option, runCommandLine } from "#rooms/management";
import { pipedInput, recordingOutput } from "./recording.ts";

const DiskFull = defineError<{ path: string }>("test.disk_full", {
  message: ({ path }) => `No space left for ${path}.`,
  hint: "Delete something.",
});

const migrate = defineCommand({
  name: "migrate",
  help: "Updates the database schema.",
  stage: "release",
  arguments: { appLabel: argument.optional("The app to migrate.") },
  options: { plan: option.flag("Shows the plan.") },
  run({ arguments: { appLabel }, options: { plan }, output }) {
    output.line(`migrating ${appLabel ?? "everything"}${plan ? ", only planned" : ""}`);
    output.at(2).line("in detail");
  },
});

const failing = (name: string, error: unknown) =>
  defineCommand({
    name,
    help: "Fails.",
    run() {
      throw error;
    },
  });

const groups = [
  { app: "tolv", commands: [migrate, defineCommand({ name: "ready", help: "Answers.", run: () => 7 })] },
  {
    app: "auth",
    commands: [
      failing(
        "expected",
        new CommandError({ message: "You must set ALLOWED_HOSTS if DEBUG is off.", hint: "Set it." }),
      ),
      failing("lower", new DiskFull({ path: "/data" }, { cause: new Error("ENOSPC") })),
      failing("listing", new DiskFull({ path: "two folders:\n  /data\n  /logs" })),
      failing("unexpected", new TypeError("x is not a function", { cause: new Error("the deeper reason") })),
      failing("cancelled", new OperationCancelled({})),
      failing("odd", "just a text"),
    ],
  },
];

async function tolv(argv: string[], commands = groups) {
  const { output, printed } = recordingOutput();
  const booted: string[] = [];
  const exitCode = await runCommandLine({
    commands,
    argv,
    output,
    input: pipedInput(),
    version: "0.1.0",
    run: (command, work) => {
      booted.push(command.stage);
      return work();
    },
  });
  return { exitCode, ...printed, booted };
}

describe("runCommandLine", () => {
  it("runs the named command inside the wrapper, with what was written behind the name", async () => {
    const expected = { exitCode: 0, stdout: "migrating blog, only planned\n", stderr: "", booted: ["release"] };
    assert.deepEqual(await tolv(["migrate", "blog", "--plan"]), expected);
  });

  it("returns the number that a command returns as the exit code", async () => {
    assert.equal((await tolv(["ready"])).exitCode, 7);
  });

  it("prints details only at the verbosity that asks for them", async () => {
    assert.match((await tolv(["migrate", "-v", "2"])).stdout, /in detail/);
    assert.doesNotMatch((await tolv(["migrate"])).stdout, /in detail/);
  });

  it("suggests the nearest name for an unknown command, without booting", async () => {
    assert.deepEqual(await tolv(["migrat"]), {
      exitCode: 1,
      stdout: "",
      stderr: "Unknown command: 'migrat'. Did you mean migrate?\nType 'tolv help' for usage.\n",
      booted: [],
    });
    const { stderr } = await tolv(["dance"]);
    assert.equal(stderr, "Unknown command: 'dance'\nType 'tolv help' for usage.\n");
  });

  it("answers a wrong command line with the usage and exit code 2, without booting", async () => {
    assert.deepEqual(await tolv(["migrate", "--plna"]), {
      exitCode: 2,
      stdout: "",
      stderr:
        "usage: tolv migrate [options] [app-label]\n" +
        "tolv migrate: error: unrecognized arguments: --plna (did you mean --plan?)\n",
      booted: [],
    });
  });

  it("lists the commands by app for help, --help and an empty command line, without booting", async () => {
    const answers = await Promise.all([tolv([]), tolv(["help"]), tolv(["--help"]), tolv(["-h"])]);
    for (const { exitCode, stdout, booted } of answers) {
      assert.equal(exitCode, 0);
      assert.match(stdout, /\[tolv\]\n {4}migrate {5}Updates the database schema\.\n {4}ready/);
      assert.match(stdout, /\[auth\]\n {4}cancelled {3}Fails\.\n/);
      assert.deepEqual(booted, []);
    }
  });

  it("prints the help of one command for help <command> and <command> --help, even on a wrong command line", async () => {
    const { stdout, exitCode, booted } = await tolv(["help", "migrate"]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^usage: tolv migrate \[options\] \[app-label\]\n\nUpdates the database schema\.\n/);
    assert.match(stdout, / {2}--plan {2,}Shows the plan\.\n/);
    assert.deepEqual(booted, []);
    assert.equal((await tolv(["migrate", "--help", "a", "b", "c"])).stdout, stdout);
  });

  it("suggests a name when help is asked for an unknown command", async () => {
    const { stderr, exitCode } = await tolv(["help", "redy"]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /Did you mean ready\?/);
  });

  it("prints the version", async () => {
    assert.deepEqual(await tolv(["--version"]), { exitCode: 0, stdout: "0.1.0\n", stderr: "", booted: [] });
  });

  it("lets a later app replace a command of the same name", async () => {
    const replacement = defineCommand({ name: "migrate", help: "Other.", run: ({ output }) => output.line("other") });
    const commands = [...groups, { app: "blog", commands: [replacement] }];
    assert.equal((await tolv(["migrate"], commands)).stdout, "other\n");
    assert.doesNotMatch((await tolv(["help"], commands)).stdout, /Updates the database schema/);
  });
});

describe("a failing command", () => {
  it("prints a CommandError as one line, with the hint below it", async () => {
    const { exitCode, stderr } = await tolv(["expected"]);
    assert.equal(exitCode, 1);
    assert.equal(stderr, "CommandError: You must set ALLOWED_HOSTS if DEBUG is off.\nSet it.\n");
  });

  it("prints other errors of Tolv with their code, and the stack with its causes only on --traceback", async () => {
    const { exitCode, stderr } = await tolv(["lower"]);
    assert.equal(exitCode, 1);
    assert.equal(stderr, "Error: No space left for /data. [test.disk_full]\nDelete something.\n");
    const detailed = (await tolv(["lower", "--traceback"])).stderr;
    assert.match(detailed, /run-command-line\.test\.ts:\d+/);
    assert.match(detailed, /Caused by: Error: ENOSPC\n/);
  });

  it("puts the code at the end of the first line of several", async () => {
    const { stderr } = await tolv(["listing"]);
    assert.equal(
      stderr,
      "Error: No space left for two folders: [test.disk_full]\n  /data\n  /logs.\nDelete something.\n",
    );
  });

  it("prints an unexpected error with its stack and causes", async () => {
    const { exitCode, stderr } = await tolv(["unexpected"]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /^TypeError: x is not a function\n +at .*run-command-line\.test\.ts/);
    assert.match(stderr, /Caused by: Error: the deeper reason/);
    assert.match((await tolv(["odd"])).stderr, /just a text/);
  });

  it("keeps secrets out of the stacks that it prints", async () => {
    const cause = Object.assign(new Error("password=hunter2 is wrong"), { connectionString: "hunter2" });
    const leaky = failing("leaky", new Error("cannot reach postgres://ada:hunter2@db/site", { cause }));
    const { stderr } = await tolv(["leaky"], [{ app: "test", commands: [leaky] }]);
    assert.match(stderr, /postgres:\/\/ada:\[redacted\]@db\/site/);
    assert.doesNotMatch(stderr, /hunter2/);
  });

  it("says no more than that the operation was cancelled after Ctrl-C at a prompt", async () => {
    const { exitCode, stderr } = await tolv(["cancelled"]);
    assert.equal(exitCode, 1);
    assert.equal(stderr, "Operation cancelled.\n");
  });

  it("reports a failure to boot as the command's own", async () => {
    const { output, printed } = recordingOutput();
    const run = () => Promise.reject(new CommandError({ message: "DATABASE_URL is missing." }));
    const line = { commands: groups, argv: ["migrate"], output, input: pipedInput(), version: "0", run };
    assert.equal(await runCommandLine(line), 1);
    assert.equal(printed.stderr, "CommandError: DATABASE_URL is missing.\n");
  });
});
