import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { mysite, ownProgram } from "./tolv.ts";

/** How long a session may stay silent before a test gives up on it; milliseconds. */
const patience = 60_000;

/** Why there is no pseudo terminal here; undefined where there is one. */
export const terminalMissing = findMissing();

/** A `tolv` command at a pseudo terminal (`script` of util-linux), as a person has it in front of them. */
export class TerminalSession implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** All that the terminal has shown, without colours, movements of the cursor and carriage returns. */
  screen = "";

  constructor(args: readonly string[], environment: Readonly<Record<string, string>>, directory = mysite) {
    const { PATH = "", HOME = "" } = process.env;
    // Without exec the shell of `script` would stay, and end by the Ctrl-C that is meant for the command.
    const command = ["exec", ...[process.execPath, ownProgram, ...args].map((text) => `'${text}'`)].join(" ");
    this.#child = spawn("script", ["-qec", command, "/dev/null"], {
      cwd: directory,
      env: { PATH, HOME, TERM: "xterm", SHELL: "/bin/sh", ...environment },
      stdio: "pipe",
    });
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.screen += plain(text)));
    this.#child.stdin?.on("error", () => undefined);
    this.ended = once(this.#child, "close").then(([exitCode]) => exitCode);
  }

  /** Waits until the terminal has shown something behind what was shown before the last `type`. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    const start = Date.now();
    for (;;) {
      const match = pattern.exec(this.screen.slice(this.#typedAt));
      if (match !== null) return match;
      if (this.#child.exitCode !== null) throw new Error(`It ended before it showed ${pattern}:\n${this.screen}`);
      if (Date.now() - start > patience) throw new Error(`It has not shown ${pattern}:\n${this.screen}`);
      await sleep(20);
    }
  }

  /** Types a line, or the keys that `keys` names. */
  type(line: string): void {
    this.press(`${line}\r`);
  }

  /** Presses keys such as "\x03", which is Ctrl-C. */
  press(keys: string): void {
    this.#typedAt = this.screen.length;
    this.#child.stdin?.write(keys);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended;
  }

  #typedAt = 0;
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of terminals are control characters
  return text.replace(/\x1b\[[0-9;?]*[A-Za-z]|\r/g, "");
}

function findMissing(): string | undefined {
  try {
    execFileSync("script", ["-qec", "true", "/dev/null"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "no pseudo terminal: `script` of util-linux is not installed";
  }
}
