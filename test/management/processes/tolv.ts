// A command line over the real streams of this process.
import { argument, commandLineArguments, defineCommand, option, runCommandLine, terminal } from "#rooms/management";

const login = defineCommand({
  name: "login",
  help: "Asks.",
  async run({ input, output }) {
    output.line(`terminal: ${input.isTerminal}`);
    const name = await input.ask("Username: ");
    const password = await input.askSecret("Password: ");
    output.line(`answers: ${Buffer.from(name).toString("hex")} ${Buffer.from(password).toString("hex")}`);
  },
});

const paint = defineCommand({
  name: "paint",
  help: "Prints in colour.",
  run({ output }) {
    output.line(output.style.success("done"));
    output.error("failed");
  },
});

const count = defineCommand({
  name: "count",
  help: "Prints many lines.",
  arguments: { upTo: argument.required("The last number.") },
  options: { report: option.flag("Tells on stderr when all is done.") },
  async run({ arguments: { upTo }, options: { report }, output }) {
    for (let number = 1; number <= Number(upTo); number += 1) {
      output.line(String(number).padStart(80));
      if (number % 100 === 0) await new Promise(setImmediate);
    }
    if (report) output.notice("counted");
  },
});

process.exitCode = await runCommandLine({
  commands: [{ app: "test", commands: [login, paint, count] }],
  argv: commandLineArguments(),
  ...terminal(),
  version: "1",
  run: (_command, work) => work(),
});
