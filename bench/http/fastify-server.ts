// Bare Fastify: answers each path of a file with the bytes that are recorded there, and prints its port.
import fastify from "fastify";
import { readRecorded } from "./recorded-answers.ts";

const server = fastify();
server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
  done(null, new URLSearchParams(String(body))),
);
for (const { method, path, status, headers, body } of readRecorded()) {
  server.route({ method, url: path, handler: (_request, reply) => reply.code(status).headers(headers).send(body) });
}
const address = await server.listen({ host: "127.0.0.1", port: 0 });
process.stdout.write(`listening ${new URL(address).port}\n`);
