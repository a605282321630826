import assert from "node:assert/strict";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type HttpRequest, respond, route, type Site } from "#rooms/http";
import { exchange, head, listen, testSite } from "../support.ts";
import { Random } from "./random.ts";
import { expectedEcho, mutate, splitAtRandom, validRequest } from "./raw-requests.ts";

/** How a run goes. */
export interface FuzzRun {
  readonly seed: number;
  /** How many bytes are sent at least. */
  readonly bytes: number;
}

/** Connections that are open at the same time. */
const width = 16;

/** How long a connection may be silent before its client leaves; nothing depends on it but how long a run takes. */
const patience = 150;

/**
 * Sends pipelined requests, the later ones damaged, in packets cut at random, over many connections at once.
 *
 * Each valid request before the first damaged one must be answered exactly once, on its own connection and in its
 * order; whatever the damaged bytes are taken for, no connection sees a marker of another one, no answer is a failure
 * of the server, and the site lives on.
 */
export async function fuzz({ seed, bytes }: FuzzRun): Promise<{ readonly sent: number; readonly connections: number }> {
  const random = new Random(seed);
  const site = await echoSite();
  const port = await listen(site);
  const names = new Set<string>();
  let sent = 0;
  while (sent < bytes) {
    const plans = Array.from({ length: width }, () => planConnection(random));
    for (const { name } of plans) names.add(name);
    const answers = await Promise.all(plans.map((plan) => converse(port, plan)));
    for (const [index, plan] of plans.entries()) verify(plan, answers[index] ?? "", { names, seed });
    assert.match(await exchange(port, head("GET /echo/alive/ HTTP/1.1")), /<alive {2}>$/, `seed ${seed}`);
    sent += plans.reduce((sum, { packets }) => sum + Buffer.concat(packets).length, 0);
  }
  await site.close();
  assert.deepEqual([site.load.atWork, site.load.queued], [0, 0], `seed ${seed}`);
  return { sent, connections: names.size };
}

function echoSite(): Promise<Site> {
  const echo = async (request: HttpRequest<{ readonly marker: string }>) => {
    const body = request.method === "POST" ? String(await request.body()) : "";
    for (let turns = request.params.marker.length % 4; turns > 0; turns -= 1) await sleep(0);
    return respond.text(`<${request.params.marker} ${request.header("x-marker") ?? ""} ${body}>`);
  };
  return testSite([route.get("/echo/:marker/", {}, echo), route.post("/echo/:marker/", { csrf: "exempt" }, echo)]);
}

/** What one connection sends. */
interface Plan {
  /** Begins each of its markers, and none of another one. */
  readonly name: string;
  /** The markers of the requests that must be answered. */
  readonly markers: readonly string[];
  readonly packets: readonly Buffer[];
}

function planConnection(random: Random): Plan {
  // Long enough that damage to one name never makes another one.
  const name = Array.from({ length: 12 }, () => String.fromCharCode(97 + random.below(26))).join("");
  const marker = (index: number) => `${name}${"ABCD".slice(0, 1 + random.below(4))}${index}`;
  const markers = Array.from({ length: 1 + random.below(4) }, (_, index) => marker(index));
  const valid = markers.map((text) => validRequest(text, random));
  const damaged = Array.from({ length: 1 + random.below(3) }, (_, index) =>
    mutate(validRequest(marker(10 + index), random), random),
  );
  const after = validRequest(marker(20), random);
  return { name, markers, packets: splitAtRandom(Buffer.concat([...valid, ...damaged, after]), random) };
}

/** Sends the packets, and resolves with the answers when the server has ended the connection or has no more to say. */
function converse(port: number, { packets, markers }: Plan): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let received = "";
  const hasAll = () => markers.every((marker) => expectedEcho(marker).test(received));
  // A server at work is not silent: what must come is waited for.
  socket.setTimeout(patience, () => (hasAll() ? socket.destroy() : socket.setTimeout(patience)));
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
  });
  // The server may end the connection while packets are on their way.
  socket.on("error", () => undefined);
  socket.on("close", () => resolve(received));
  void sendAll(packets, (packet) => socket.writable && socket.write(packet));
  return promise;
}

async function sendAll(packets: readonly Buffer[], send: (packet: Buffer) => unknown): Promise<void> {
  for (const packet of packets) {
    send(packet);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Run {
  readonly seed: number;
  /** Those of all connections so far. */
  readonly names: ReadonlySet<string>;
}

function verify({ name, markers }: Plan, answers: string, { names, seed }: Run): void {
  const where = `seed ${seed}, connection ${name}\n${answers}`;
  const places = markers.map((marker) => [...answers.matchAll(expectedEcho(marker))].map(({ index }) => index));
  for (const found of places) assert.equal(found.length, 1, where);
  assert.deepEqual(
    places.flat(),
    places.flat().toSorted((one, other) => one - other),
    where,
  );
  for (const [, found = ""] of answers.matchAll(/(?=([a-z]{12}))/g))
    assert.ok(found === name || !names.has(found), where);
  for (const [, status = ""] of answers.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)) {
    assert.match(status, /^(?:[1234]\d\d|501|505)$/, where);
  }
}
