import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { argument, type Command, defineCommand, option, runCommandLine } from "#rooms/management";
import { pipedInput, recordingOutput } from "./recording.ts";

let received: unknown;

const serve = defineCommand({
  name: "serve",
  help: "Serves.",
  arguments: { address: argument.required("Where."), hosts: argument.variadic("For whom.") },
  options: {
    workers: option.integer({ help: "How many.", short: "w", default: 1, min: 0, max: 8 }),
    offset: option.integer("Where to begin."),
    failLevel: option.choice(["ERROR", "WARNING"], { help: "When to fail.", default: "ERROR" }),
    quiet: option.flag({ help: "Says less.", short: "q" }),
    dry: option.flag({ help: "Changes nothing.", short: "d", aliases: ["dry-run"] }),
    name: option.string("Its name."),
    include: option.list("What to include."),
  },
  run(context) {
    received = { ...context.options, ...context.arguments };
  },
});

const defaults = {
  workers: 1,
  offset: undefined,
  failLevel: "ERROR",
  quiet: false,
  dry: false,
  name: undefined,
  include: [],
  address: "here",
  hosts: [],
};

async function run(texts: readonly string[], command: Command = serve) {
  const { output, printed } = recordingOutput();
  received = undefined;
  const exitCode = await runCommandLine({
    commands: [{ app: "test", commands: [command] }],
    argv: [command.name, ...texts],
    output,
    input: pipedInput(),
    version: "1",
    run: (_command, work) => work(),
  });
  return { exitCode, received, problem: /error: (.*)\n/.exec(printed.stderr)?.[1] };
}

describe("a command line", () => {
  const understood: readonly (readonly [string, object])[] = [
    ["here", {}],
    ["here a b c", { hosts: ["a", "b", "c"] }],
    ["here --workers 3", { workers: 3 }],
    ["here --workers=3", { workers: 3 }],
    ["here -w 3", { workers: 3 }],
    ["here -w3", { workers: 3 }],
    ["-w 2 here -w 3", { workers: 3 }],
    ["here -w 0", { workers: 0 }],
    ["here --offset -5", { offset: -5 }],
    ["here --fail-level WARNING", { failLevel: "WARNING" }],
    ["here -qd", { quiet: true, dry: true }],
    ["here --dry-run", { dry: true }],
    ["here --name=", { name: "" }],
    ["here --name=--quiet", { name: "--quiet" }],
    ["here --name=a=b", { name: "a=b" }],
    ["here --include a --include b", { include: ["a", "b"] }],
    ["--quiet -- here --not-an-option -x", { quiet: true, hosts: ["--not-an-option", "-x"] }],
    ["here -v 3 --traceback --no-color", {}],
  ];
  for (const [line, expected] of understood) {
    it(`is understood: ${line}`, async () => {
      assert.deepEqual(await run(line.split(" ")), {
        exitCode: 0,
        received: { ...defaults, ...expected },
        problem: undefined,
      });
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ["", "the following arguments are required: address"],
    ["here --unknown", "unrecognized arguments: --unknown"],
    ["here --worker 3", "unrecognized arguments: --worker (did you mean --workers?)"],
    ["here -x", "unrecognized arguments: -x"],
    ["here --failLevel ERROR", "unrecognized arguments: --failLevel (did you mean --fail-level?)"],
    ["here --workers", "argument -w/--workers: expected one value"],
    ["here --workers --quiet", "argument -w/--workers: expected one value"],
    ["here --workers two", "argument -w/--workers: invalid integer: 'two'"],
    ["here --workers 1.5", "argument -w/--workers: invalid integer: '1.5'"],
    ["here --workers 0x10", "argument -w/--workers: invalid integer: '0x10'"],
    ["here --offset 99999999999999999999", "argument --offset: invalid integer: '99999999999999999999'"],
    ["here --workers -1", "argument -w/--workers: -1 is less than 0"],
    ["here --workers 9", "argument -w/--workers: 9 is more than 8"],
    ["here --fail-level error", "argument --fail-level: invalid choice: 'error' (choose from 'ERROR', 'WARNING')"],
    ["here --quiet=yes", "argument -q/--quiet: takes no value, found 'yes'"],
    ["here --__proto__", "unrecognized arguments: --__proto__"],
    ["here -v 4", "argument -v/--verbosity: invalid choice: '4' (choose from '0', '1', '2', '3')"],
  ];
  for (const [line, problem] of refused) {
    it(`is refused: ${line || "(empty)"}`, async () => {
      const texts = line === "" ? [] : line.split(" ");
      assert.deepEqual(await run(texts), { exitCode: 2, received: undefined, problem });
    });
  }

  it("is refused when texts are left over", async () => {
    const bare = defineCommand({ name: "bare", help: "Takes nothing.", run: () => {} });
    assert.equal((await run(["some", "thing"], bare)).problem, "unrecognized arguments: some thing");
  });
});

describe("defineCommand", () => {
  it("refuses a malformed name", () => {
    assert.throws(() => defineCommand({ name: "Make It", help: "No.", run: () => {} }), /must be lower case/);
  });

  it("refuses an argument behind one that may take its text", () => {
    const required = argument.required("One.");
    const variadic = argument.variadic("Many.");
    const optional = argument.optional("Maybe.");
    for (const given of [
      { variadic, required },
      { optional, required },
      { variadic, optional },
    ]) {
      assert.throws(
        () => defineCommand({ name: "no", help: "No.", arguments: given, run: () => {} }),
        /may take its text/,
      );
    }
    defineCommand({ name: "yes", help: "Yes.", arguments: { required, optional, variadic }, run: () => {} });
  });
});
