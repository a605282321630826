import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
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

test("tells systemd when it is ready, reloads and stops", {
  timeout: 120_000,
  skip: missing === undefined ? false : `${missing} is not installed`,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "tolv-notify-"));
  const socket = join(folder, "notify.sock");
  const systemd = spawn("python3", ["-c", receiver, socket], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(async () => {
    systemd.kill("SIGKILL");
    await rm(folder, { recursive: true });
  });
  let told = "";
  systemd.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
  const untilTold = async (expected: RegExp) => {
    while (!expected.test(told)) await sleep(20, undefined, { signal: t.signal });
  };
  while (!existsSync(socket)) await sleep(20, undefined, { signal: t.signal });
  const crew = await startCrew(t, { size: 1, environment: { NOTIFY_SOCKET: socket } });
  await untilTold(/^READY=1/m);
  crew.kill("SIGHUP");
  await untilTold(/^RELOADING=1 MONOTONIC_USEC=\d+[\s\S]*^READY=1/m);
  crew.kill("SIGTERM");
  await untilTold(/^STOPPING=1/m);
  assert.equal(await crew.ended, 0);
});

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
