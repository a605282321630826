// Bare node:http: answers each path of a file with the bytes that are recorded there, and prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readRecorded } from "./recorded-answers.ts";

const recorded = new Map(readRecorded().map((answer) => [`${answer.method} ${answer.path}`, answer]));
const server = createServer((request, response) => {
  const { status, headers, body } = recorded.get(`${request.method} ${request.url?.split("?")[0]}`) ?? missing;
  response.writeHead(status, { ...headers, "Content-Length": body.length });
  request.resume().once("end", () => response.end(body));
});
const missing = { status: 404, headers: {}, body: Buffer.from("") };

server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`);
});
