import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, RunningTolv, strongKey } from "../../support/tolv.ts";
import { startCrew } from "../support/crew-session.ts";

// What systemd does, in Python, since Node has no datagram sockets of that kind.
const receiver = `
import socket, sys
server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
server.bind(sys.argv[1])
while True:
    print(server.recv(4096).decode().replace("\\n", " "), flush=True)
`;

const missing = ["systemd-notify", "python3"].find((program) => !isInstalled(program));
const limits = { timeout: 120_000, skip: missing === undefined ? false : `${missing} is not installed` };

test("tells systemd when it is ready, reloads and stops", limits, async (t) => {
  const systemd = await startSystemd(t);
  const crew = await startCrew(t, { size: 1, environment: { NOTIFY_SOCKET: systemd.socket } });
  await systemd.told(/^READY=1/m);
  crew.kill("SIGHUP");
  await systemd.told(/^RELOADING=1 MONOTONIC_USEC=\d+[\s\S]*^READY=1/m);
  crew.kill("SIGTERM");
  await systemd.told(/^STOPPING=1/m);
  assert.equal(await crew.ended, 0);
  assert.doesNotMatch(systemd.messages, /WATCHDOG/, "nobody has asked for signs of life");
});

test("gives systemd signs of life while a worker does, and none while none does", limits, async (t) => {
  const systemd = await startSystemd(t);
  const environment = { NOTIFY_SOCKET: systemd.socket, WATCHDOG_USEC: "800000" };
  const crew = await startCrew(t, { size: 1, environment, limits: { heartbeat: 2000 } });
  const [worker = 0] = await crew.workers(1);
  await systemd.told(/^READY=1[\s\S]*(^WATCHDOG=1$[\s\S]*){3}/m);
  // The release that every replacement would run never becomes ready.
  await crew.replaceInPlace("hanging");
  process.kill(worker, "SIGKILL");
  await crew.logged("Worker ended unexpectedly");
  await sleep(500);
  const before = systemd.messages;
  await sleep(2000);
  assert.equal(systemd.messages, before);
  await crew.replaceInPlace("one");
  crew.kill("SIGHUP");
  await systemd.told(/^READY=1[\s\S]*^READY=1/m);
});

test(
  "gives no sign of life while the supervisor itself is stopped, and goes on during a graceful stop",
  limits,
  async (t) => {
    const systemd = await startSystemd(t);
    const environment = { NOTIFY_SOCKET: systemd.socket, WATCHDOG_USEC: "800000" };
    const crew = await startCrew(t, { size: 1, environment });
    await systemd.told(/^WATCHDOG=1$/m);
    crew.kill("SIGSTOP");
    await sleep(500);
    const before = systemd.messages;
    await sleep(1500);
    assert.equal(systemd.messages, before);
    crew.kill("SIGCONT");
    const slow = crew.ask("/?2000");
    await crew.ask();
    crew.kill("SIGTERM");
    await systemd.told(/^STOPPING=1$[\s\S]*^WATCHDOG=1$/m);
    assert.match((await slow).body, / one$/);
    assert.equal(await crew.ended, 0);
  },
);

for (const workers of ["0", "1"]) {
  test(`tolv serve -w ${workers} does so by the environment that systemd gives it`, limits, async (t) => {
    const systemd = await startSystemd(t);
    const environment = {
      NOTIFY_SOCKET: systemd.socket,
      WATCHDOG_USEC: "800000",
      DATABASE_URL: "postgres://app@127.0.0.1:1/none",
      SECRET_KEY: strongKey,
      ALLOWED_HOSTS: "127.0.0.1",
    };
    await using server = new RunningTolv(["serve", "-w", workers, "-b", `127.0.0.1:${await freePort()}`], {
      environment,
    });
    await systemd.told(/^READY=1$[\s\S]*^WATCHDOG=1$[\s\S]*^WATCHDOG=1$/m);
    assert.equal((await server.stop()).exitCode, 0);
    await systemd.told(/^STOPPING=1$/m);
    assert.doesNotMatch(server.stdout, /systemd cannot be told/);
  });
}

/** What stands for systemd: a socket, and what came to it, one message a line. */
interface Systemd {
  readonly socket: string;
  readonly messages: string;
  told(expected: RegExp): Promise<void>;
}

async function startSystemd(t: TestContext): Promise<Systemd> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-notify-"));
  const socket = join(folder, "notify.sock");
  const process = spawn("python3", ["-c", receiver, socket], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(async () => {
    process.kill("SIGKILL");
    await rm(folder, { recursive: true });
  });
  let messages = "";
  process.stdout.setEncoding("utf8").on("data", (text: string) => (messages += text));
  while (!existsSync(socket)) await sleep(20, undefined, { signal: t.signal });
  return {
    socket,
    get messages() {
      return messages;
    },
    told: async (expected) => {
      while (!expected.test(messages)) await sleep(20, undefined, { signal: t.signal });
    },
  };
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
