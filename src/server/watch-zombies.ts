import { readdirSync, readFileSync } from "node:fs";
import { zombiesFound } from "./events.ts";

/** How often to look; milliseconds. */
const lookMilliseconds = 5000;

/** Another warning comes when there are so many times more. */
const growth = 10;

/**
 * Tells of processes that nobody reaps. The first process of a container inherits those whose parents have ended, and
 * each that ends stays in the table of processes until it is waited for, which Node does only for those that it has
 * started. An init does it; all that is left to do here is to notice that there is none.
 *
 * @see https://man7.org/linux/man-pages/man2/wait.2.html#NOTES
 */
export function watchZombies(): void {
  if (process.pid !== 1 || process.platform !== "linux") return;
  const watch = new ZombieWatch();
  setInterval(() => watch.look(), lookMilliseconds).unref();
}

class ZombieWatch {
  #seen: ReadonlySet<string> = new Set();
  #reported = 0;

  look(): void {
    const zombies = readdirSync("/proc").flatMap((name) => zombieAt(name) ?? []);
    // A process of this one's own is a zombie too, but only until Node has been told of its end.
    const staying = zombies.filter(({ pid }) => this.#seen.has(pid));
    this.#seen = new Set(zombies.map(({ pid }) => pid));
    if (staying.length === 0 || staying.length < this.#reported * growth) return;
    this.#reported = staying.length;
    zombiesFound.emit({ zombies: staying.length, programs: [...new Set(staying.map(({ program }) => program))] });
  }
}

interface Zombie {
  readonly pid: string;
  readonly program: string;
}

/** The name of the program stands in brackets, which it may contain itself; state and parent follow. */
const zombieOfFirst = /^(?<pid>\d+) \((?<program>.*)\) Z 1 /s;

function zombieAt(name: string): Zombie | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  const { pid, program } = zombieOfFirst.exec(statOf(name))?.groups ?? {};
  return pid === undefined || program === undefined ? undefined : { pid, program };
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
