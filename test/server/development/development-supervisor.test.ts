import assert from "node:assert/strict";
import { mkdir, rename } from "node:fs/promises";
import { Agent, createServer } from "node:http";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createLifecycle } from "#rooms/lifecycle";
import { listen, openDevelopmentSupervisor, PortInUse, WatchFailed } from "#rooms/server";
import { freePort } from "../../support/tolv.ts";
import { post, startLoad } from "../support/load.ts";
import { startSession } from "../support/supervised-session.ts";

const greet = (greeting: string) => `export const greeting: string = ${JSON.stringify(greeting)};\n`;

const exhaustMemory = `import { setFlagsFromString } from "node:v8";
setFlagsFromString("--max-old-space-size=64");
const all = [];
for (;;) all.push(new Array(1e5).fill(all.length));
`;

describe("a development supervisor", { timeout: 600_000 }, () => {
  it("serves with its own execution arguments, and with a process loaded ahead when a file changes", async (t) => {
    const { until, ever, write, directory, get } = await startSession(t);
    const [, first] = await until(/serving (\d+) one --conditions=tolv-source at \d+\n/);
    const [, spare] = await until(/loaded (\d+)\n/);
    assert.equal(await get(), "one");
    await write("project/app.ts", greet("two"));
    const [, paths] = await until(/changed (.*)\n/);
    assert.equal(paths, join(directory, "project/app.ts"));
    assert.equal(await get(), "two");
    const [, second] = await until(/serving (\d+) two /);
    assert.notEqual(second, first);
    assert.equal(second, spare);
    await ever(new RegExp(`left ${first}\n`));
  });

  it("makes one restart of changes that come together", async (t) => {
    const { until, write, get } = await startSession(t);
    await get();
    await Promise.all([write("project/one.ts", "export {};\n"), write("project/two.ts", "export {};\n")]);
    await until(/changed (\S*one\.ts \S*two\.ts|\S*two\.ts \S*one\.ts)\n/);
    await until(/serving/);
  });

  it("looks at sources only: not at dependencies, builds or temporary files", async (t) => {
    const { directory, until, write, printed, get } = await startSession(t);
    for (const name of ["node_modules", "dist", ".git", ".tolv", "blog"]) await mkdir(join(directory, "project", name));
    await get();
    for (const name of ["node_modules/a.ts", "dist/a.js", ".git/a.ts", ".tolv/a.json", "app.ts.swp", "site.css"]) {
      await write(`project/${name}`, "x");
    }
    await sleep(300);
    assert.doesNotMatch(printed(), /changed/);
    await write("project/blog/views.ts", "export {};\n");
    const [, paths] = await until(/changed (.*)\n/);
    assert.equal(paths, join(directory, "project/blog/views.ts"));
  });

  it("notices files of a directory that is made later, moved, or removed and made again", async (t) => {
    const { directory, until, write, get } = await startSession(t);
    await get();
    await mkdir(join(directory, "project/later/deep"), { recursive: true });
    await write("project/later/deep/models.ts", "export {};\n");
    await until(/changed .*later\/deep\/models\.ts\n/);
    await rename(join(directory, "project/later"), join(directory, "project/moved"));
    await until(/changed .*moved\/deep\/models\.ts/);
    await mkdir(join(directory, "project/later/deep"), { recursive: true });
    for (const name of ["later", "moved"]) {
      await sleep(100);
      await write(`project/${name}/deep/models.ts`, "export {};\n");
      await until(new RegExp(`changed [^\n]*${name}/deep/models\\.ts\n`));
    }
  });

  it("sees every save of an editor that writes beside the file and renames", async (t) => {
    const { directory, until, write, get } = await startSession(t);
    await get();
    const app = join(directory, "project/app.ts");
    for (const greeting of ["two", "three", "four"]) {
      await write("project/app.ts~", greet(greeting));
      await rename(`${app}~`, app);
      await until(/changed .*app\.ts\n/);
      assert.equal(await get(), greeting);
    }
    await write("project/app.ts", greet("five"));
    await until(/changed .*app\.ts\n/);
    assert.equal(await get(), "five");
  });

  it("does not lose a save during a restart", async (t) => {
    const { until, write, get } = await startSession(t);
    await get();
    for (let save = 0; save < 10; save++) {
      await write("project/app.ts", greet(`early ${save}`));
      await until(/changed /);
      await write("project/app.ts", greet(`late ${save}`));
      await until(new RegExp(`serving \\d+ late ${save} `));
      assert.equal(await get(), `late ${save}`);
    }
  });

  it("loses no request of busy clients in 20 restarts", async (t) => {
    const { port, until, write, get } = await startSession(t);
    await get();
    const loads = [true, false].map((keepAlive) => startLoad((agent) => post(port, agent), { clients: 8, keepAlive }));
    t.after(() => Promise.all(loads.map((load) => load.stop())));
    for (let save = 0; save < 20; save++) {
      await write("project/app.ts", greet(`save ${save}`));
      await until(new RegExp(`serving \\d+ save ${save} `));
      assert.equal(await get(), `save ${save}`);
    }
    for (const load of loads) {
      const { answered, lost } = await load.stop();
      t.diagnostic(`${answered} requests answered`);
      assert.deepEqual(lost, []);
      assert.ok(answered > 20 * 8);
    }
  });

  it("finishes a request in the old process while the new one answers", async (t) => {
    const { until, write, get } = await startSession(t);
    const slow = (delay: string) =>
      `${greet("slow")}export const answer = (request, response) => setTimeout(() => response.end("${delay}"), ${delay});\n`;
    await write("project/app.ts", slow("1500"));
    await until(/changed /);
    await until(/serving \d+ slow/);
    const begun = get();
    await sleep(200);
    await write("project/app.ts", slow("1"));
    await until(/changed /);
    assert.equal(await get(), "1");
    assert.equal(await Promise.race([begun, sleep(0, "in work")]), "in work");
    assert.equal(await begun, "1500");
  });

  it("answers by the new code on a connection that the client has kept", async (t) => {
    const { port, until, write, get } = await startSession(t);
    await get();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => agent.destroy());
    assert.equal((await post(port, agent)).body, "one");
    const echo = `export const answer = (request, response) => {
      response.setHeader("x-length", request.headers["content-length"]);
      request.pipe(response.writeHead(201));
    };\n`;
    await write("project/app.ts", greet("two") + echo);
    await until(/serving \d+ two/);
    const { statusCode, headers, body } = await post(port, agent);
    assert.deepEqual([statusCode, body, headers["x-length"]], [201, "x".repeat(1000), "1000"]);
    assert.equal(headers.connection, "close");
  });

  for (const [fault, content, end] of [
    ["a syntax error", "def (\n", "1"],
    ["a failure at start", 'throw new Error("database is missing");\n', "1"],
    ["an exit at start", "process.exit(3);\n", "3"],
    ["want of memory", exhaustMemory, "SIGABRT"],
  ] as const) {
    it(`lets connections wait for the next change after ${fault}`, async (t) => {
      const { until, write, get } = await startSession(t);
      await get();
      await write("project/app.ts", content);
      await until(new RegExp(`ended ${end} false\n`));
      const waiting = get();
      await write("project/app.ts", greet("healed"));
      assert.equal(await waiting, "healed");
    });
  }

  it("starts a process that dies while it serves with the next request", async (t) => {
    const { until, write, get } = await startSession(t);
    const fatal = `export const answer = (request, response) => request.url === "/die" ? process.exit(7) : response.end("up");\n`;
    await write("project/app.ts", greet("mortal") + fatal);
    await until(/serving \d+ mortal/);
    for (let death = 0; death < 3; death++) {
      await assert.rejects(get("/die"));
      await until(/ended 7 true\n/);
      assert.equal(await get(), "up");
    }
  });

  it("serves at once after an endless loop at start or in a request, and kills the process that loops", async (t) => {
    const { until, write, get } = await startSession(t);
    await get();
    await write("project/app.ts", 'console.log("stuck"); for (;;) {}\n');
    await until(/stuck/);
    const loop = 'export const answer = () => { console.log("looping"); for (;;) {} };\n';
    await write("project/app.ts", greet("free") + loop);
    await until(/serving (\d+) free/);
    void get().catch(() => undefined);
    await until(/looping/);
    await write("project/app.ts", greet("mended"));
    await until(/serving \d+ mended/);
    assert.equal(await get(), "mended");
  });

  it("replaces the process that is loaded ahead when what it has loaded changes", async (t) => {
    const { until, write, get } = await startSession(t);
    await get();
    const [, spare] = await until(/one --conditions[\s\S]*loaded (\d+)\n/);
    await write("framework/room.ts", "export {};\n");
    await until(/changed .*framework\/room\.ts\n/);
    const [, serving] = await until(/serving (\d+) one/);
    assert.notEqual(serving, spare);
  });

  it("moves to another address when that changes, and stays when it cannot", async (t) => {
    const { port, until, write, get } = await startSession(t);
    await get();
    const other = await freePort();
    await write("address.json", JSON.stringify({ host: "127.0.0.1", port: other }));
    await write("project/app.ts", greet("moved"));
    await until(new RegExp(`moved --conditions=tolv-source at ${other}\n`));
    await assert.rejects(get());
    await using taken = createServer();
    await listen({ server: taken, host: "127.0.0.1", port });
    await write("address.json", JSON.stringify({ host: "127.0.0.1", port }));
    await write("project/app.ts", greet("stayed"));
    await until(new RegExp(`unavailable .*Port ${port} on 127\\.0\\.0\\.1 is already in use`));
    await until(new RegExp(`stayed --conditions=tolv-source at ${other}\n`));
    assert.equal(await (await fetch(`http://127.0.0.1:${other}`)).text(), "stayed");
  });

  it("listens as soon as the address is known", async (t) => {
    const { port, until, write, get } = await startSession(t);
    await get();
    await write("address.json", "null");
    await write("project/app.ts", greet("unknown"));
    await until(new RegExp(`unknown --conditions=tolv-source at ${port}\n`));
    assert.equal(await get(), "unknown");
  });

  for (const state of ["serves", "loops"] as const) {
    it(`stops all on Ctrl-C while it ${state}, once, with exit code 0`, async (t) => {
      const { pid, until, write, closed, printed, get } = await startSession(t);
      await get();
      if (state === "loops") {
        await write("project/app.ts", 'console.log("stuck"); for (;;) {}\n');
        await until(/stuck/);
      }
      process.kill(-pid, "SIGINT");
      assert.deepEqual(await closed, [0, null]);
      assert.doesNotMatch(printed(), /ended/);
    });
  }

  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    it(`stops all on ${signal} to the supervisor, with exit code 0`, async (t) => {
      const { pid, until, closed } = await startSession(t);
      await until(/serving/);
      process.kill(pid, signal);
      assert.deepEqual(await closed, [0, null]);
      await until(/left/);
    });
  }

  it("leaves no orphan when the supervisor is killed", async (t) => {
    const { pid, until, closed, get } = await startSession(t);
    await get();
    await until(/one --conditions[\s\S]*loaded/);
    process.kill(pid, "SIGKILL");
    await closed;
    await until(/left[\s\S]*left/);
  });

  it("leaves no orphan when the supervisor is killed during an endless loop", async (t) => {
    const { pid, until, write, closed } = await startSession(t);
    await write("project/app.ts", 'console.log("stuck"); for (;;) {}\n');
    await until(/stuck/);
    process.kill(pid, "SIGKILL");
    await closed;
  });

  it("leaves no orphan when the process that started the supervisor is killed", async (t) => {
    const { pid, until, closed } = await startSession(t, "wrapper");
    await until(/serving/);
    process.kill(pid, "SIGKILL");
    await closed;
    await until(/left/);
  });

  it("refuses a port that is taken and a directory that cannot be watched, and leaves nothing open", async () => {
    const entry = new URL("../processes/served.ts", import.meta.url);
    const address = { host: "127.0.0.1", port: await freePort() };
    const open = (directory: string) =>
      openDevelopmentSupervisor({
        entry,
        args: [],
        directories: [pathToFileURL(directory)],
        preloaded: [],
        address: () => address,
        lifecycle: createLifecycle({ failed: () => {} }),
        onEvent: () => {},
      });
    await assert.rejects(
      open("/nowhere/at/all/"),
      (error) => error instanceof WatchFailed && /Cannot watch "\/nowhere/.test(error.message),
    );
    await using server = createServer();
    await listen({ server, ...address });
    await assert.rejects(open(import.meta.dirname), PortInUse);
  });
});
