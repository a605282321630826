import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { changeFile } from "../support/change-file.ts";
import { writeFiles } from "../support/readme.ts";
import { freePort } from "../support/tolv.ts";
import type { TutorialStep } from "./tutorial-steps.ts";

/** Somebody who does what the tutorial says, in one shell. */
export class Reader {
  readonly #state: string;
  readonly #home: string;
  readonly #own: Readonly<Record<string, string>>;
  readonly #environment: Readonly<Record<string, string>>;

  /**
   * @param home where the shell starts; what it remembers between two blocks is kept there, too.
   * @param own what the reader has in the place of what the pages say.
   */
  constructor(home: string, environment: Readonly<Record<string, string>>, own: Readonly<Record<string, string>> = {}) {
    this.#own = own;
    this.#state = join(home, ".shell");
    this.#home = home;
    this.#environment = { ...environment, SHELL: "/bin/sh" };
  }

  /** Does one step; a server is ended by the next one. */
  async take(step: TutorialStep): Promise<void> {
    const { language, text } = step;
    const [head = "", ...lines] = text.split("\n");
    const path = head.replace(/^ ?(?:\/\/|\/\*) (\S+).*$/, "$1");
    if (language === "sh") return serving.test(text) ? this.#serve(step) : this.#run(step);
    const directory = await this.#directory();
    if (language === "diff") return changeFile(join(directory, path), lines.slice(0, -1));
    await writeFiles(directory, [{ path, text: lines.join("\n") }]);
  }

  async #run({ text, printed }: TutorialStep): Promise<void> {
    const script = Object.entries(this.#own).reduce((said, [theirs, own]) => said.replaceAll(theirs, own), text);
    const { output, failed } = await this.#shell(script);
    if (printed === undefined) assert.equal(failed, false, output);
    else assert.match(output, patternOf(printed));
  }

  /** Runs a script where the last one has left the shell, and types a password where one is asked for. */
  async #shell(text: string): Promise<{ readonly output: string; readonly failed: boolean }> {
    const leave = `pwd > '${this.#state}.pwd'\nexport -p > '${this.#state}.env'\n`;
    const script = `exec 2>&1\n${this.#restore()}\nset -e\n${text}\n${leave}`;
    const args = asks.test(text) ? ["script", "-qec", script, "/dev/null"] : ["sh", "-c", script];
    const [program = "", ...rest] = args;
    const child = spawn(program, rest, { env: this.#environment, cwd: this.#home });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (said: string) => {
      output += said;
      if (/password[^\n]*: $/i.test(said)) child.stdin.write(`${password}\r`);
    });
    if (program === "sh") child.stdin.end();
    const [exitCode] = await once(child, "close");
    return { output, failed: exitCode !== 0 };
  }

  #restore(): string {
    if (!existsSync(`${this.#state}.pwd`)) return "";
    return `. '${this.#state}.env'\ncd "$(cat '${this.#state}.pwd')"`;
  }

  async #directory(): Promise<string> {
    return (await readFile(`${this.#state}.pwd`, "utf8")).trim();
  }

  /** Starts what goes on until Control-C, and looks at every page that is spoken of. */
  async #serve({ text, addresses }: TutorialStep): Promise<void> {
    const port = await freePort();
    const script = `${this.#restore()}\nexport PORT=${port}\n${text}`;
    const shell = spawn("sh", ["-c", script], {
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const ended = once(shell, "close");
    let printed = "";
    for (const stream of [shell.stdout, shell.stderr])
      stream.setEncoding("utf8").on("data", (said) => (printed += said));
    try {
      await answers(`http://127.0.0.1:${port}/healthz`, ended, () => printed);
      assert.ok(addresses.length > 0, "the page says what to look at");
      for (const address of addresses) {
        const { status } = await fetch(`http://127.0.0.1:${port}${address}`);
        assert.equal(status, 200, `${address}\n${printed}`);
      }
    } finally {
      if (shell.pid !== undefined && shell.exitCode === null) process.kill(-shell.pid, "SIGINT");
      await ended;
    }
  }
}

/** What asks at a terminal, and the answer. */
const asks = /createsuperuser/;
const password = "a long sentence of mine";

/** The blocks that go on until Control-C. */
const serving = /^(npm start|npx tolv (serve|runserver|up))\b/m;

async function answers(address: string, ended: Promise<unknown>, printed: () => string): Promise<void> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  for (;;) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    if (isOver) throw new Error(`It ended before it answered:\n${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What is said to be printed, `…` standing for anything on its line. */
function patternOf(printed: string): RegExp {
  const parts = printed.split("…").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
