// Bare Fastify: answers each path of a file with the bytes that are recorded there, and prints its port.
import { readFileSync } from "node:fs";
import fastify from "fastify";

interface Recorded {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

const recorded: readonly Recorded[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const server = fastify();
server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
  done(null, new URLSearchParams(String(body))),
);
for (const { method, path, status, headers, body } of recorded) {
  const bytes = Buffer.from(body, "base64");
  server.route({ method, url: path, handler: (_request, reply) => reply.code(status).headers(headers).send(bytes) });
}
const address = await server.listen({ host: "127.0.0.1", port: 0 });
process.stdout.write(`listening ${new URL(address).port}\n`);
