import assert from "node:assert/strict";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { csrfToken, type HttpRequest, type Part, respond, route, type Site, type UploadLimits } from "#rooms/http";
import { head, listen, testSite } from "../../support.ts";
import { field, file, multipart, multipartHeaders } from "./encode.ts";

const open = { csrf: "exempt" } as const;

/** More than the buffers of both sides together hold. */
const total = 100_000_000;

/** A part as text; of a file only its first bytes are read, unless all are asked for. */
async function describePart(part: Part, read: "all" | "first" | "nothing") {
  if (part.kind === "field") return `${part.field}=${part.value}`;
  const { field, name, stream } = part;
  if (read === "nothing") return `${field}:${name}`;
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (read === "first") break;
  }
  return `${field}:${name}:${read === "all" ? size : size > 0}`;
}

describe("the parts of a request", () => {
  let site: Site;
  before(async () => {
    const reading = (read: "all" | "first" | "nothing") => async (request: { parts(): AsyncIterable<Part> }) => {
      const found = [];
      for await (const part of request.parts()) found.push(await describePart(part, read));
      return respond.json(found);
    };
    site = await testSite([
      route.post("/all/", open, reading("all")),
      route.post("/first/", open, reading("first")),
      route.post("/nothing/", open, reading("nothing")),
      route.post("/one/", open, async (request) => {
        for await (const part of request.parts()) return respond.text(part.field);
        return respond.text("none");
      }),
      route.post("/late/", open, async (request) => {
        await request.form();
        for await (const part of request.parts()) return respond.text(part.field);
        return respond.text("none");
      }),
      route.get("/token/", {}, (request) => respond.text(csrfToken(request))),
      route.post("/guarded/", {}, reading("all")),
    ]);
  });
  after(() => site.close());

  const parts = [
    field("before", "1"),
    file("a", "a.bin", Buffer.alloc(1_000_000)),
    file("b", "b.bin", Buffer.alloc(300_000)),
    field("after", "2"),
  ];
  const post = (target: string, headers = multipartHeaders as Record<string, string>) =>
    site.inject({ method: "POST", target, body: multipart(...parts), headers });

  it("come in order, with files of any size as streams", async () => {
    assert.deepEqual(JSON.parse((await post("/all/")).text), [
      "before=1",
      "a:a.bin:1000000",
      "b:b.bin:300000",
      "after=2",
    ]);
  });

  it("may be read in part or not at all: the next one comes all the same", async () => {
    assert.deepEqual(JSON.parse((await post("/first/")).text), ["before=1", "a:a.bin:true", "b:b.bin:true", "after=2"]);
    assert.deepEqual(JSON.parse((await post("/nothing/")).text), ["before=1", "a:a.bin", "b:b.bin", "after=2"]);
    assert.equal((await post("/one/")).text, "before");
  });

  it("may be larger than those of forms where the handler says so, and smaller", async () => {
    const settings = { FILE_UPLOAD_MAX_SIZE: 1000, FILE_UPLOAD_MAX_REQUEST_SIZE: 2000 };
    const sizes = (limits?: UploadLimits) => async (request: HttpRequest) => {
      let size = 0;
      for await (const part of request.parts(limits)) {
        if (part.kind === "file") for await (const chunk of part.stream) size += chunk.length;
      }
      return respond.json(size);
    };
    await using limited = await testSite(
      [
        route.post("/usual/", open, sizes()),
        route.post("/large/", open, sizes({ bodySize: Number.POSITIVE_INFINITY, fileSize: 2_000_000 })),
        route.post("/small/", open, sizes({ fileSize: 10 })),
      ],
      { settings },
    );
    const answers = ["/usual/", "/large/", "/small/"].map(async (target) => {
      const body = target === "/small/" ? multipart(file("a", "a.bin", Buffer.alloc(11))) : multipart(...parts);
      const { status, text } = await limited.inject({ method: "POST", target, body, headers: multipartHeaders });
      return status === 200 ? Number(text) : status;
    });
    assert.deepEqual(await Promise.all(answers), [413, 1_300_000, 413]);
  });

  it("come no faster than they are taken: what the handler does not read yet stays with the client", async () => {
    const arrived = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const held = route.post("/held/", open, async (request) => {
      let size = 0;
      for await (const part of request.parts({ bodySize: total * 2, fileSize: total })) {
        arrived.resolve();
        await gate.promise;
        if (part.kind === "file") for await (const chunk of part.stream) size += chunk.length;
      }
      return respond.json(size);
    });
    await using slow = await testSite([held]);
    const body = multipart(file("a", "a.bin", Buffer.alloc(total)));
    const socket = connect(await listen(slow), "127.0.0.1");
    const answer = text(socket);
    const type = `Content-Type: ${multipartHeaders["Content-Type"]}`;
    socket.write(head("POST /held/ HTTP/1.1", type, `Content-Length: ${body.length}`));
    for (let start = 0; start < body.length; start += 65_536) socket.write(body.subarray(start, start + 65_536));
    await arrived.promise;
    const sent = () => body.length - socket.writableLength;
    for (let before = -1; before !== sent(); ) {
      before = sent();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(sent() < total / 2, `${sent()} of ${total} bytes`);
    gate.resolve();
    assert.match(await answer, new RegExp(`${total}$`));
  });

  it("are gone once the form was read, which is an error that says so", async () => {
    assert.equal((await post("/late/")).status, 500);
  });

  it("are refused of another type with 415", async () => {
    const headers = { "Content-Type": "application/json" };
    assert.equal((await site.inject({ method: "POST", target: "/all/", body: "{}", headers })).status, 415);
  });

  it("stream past the CSRF check when the token comes in its header, and not otherwise", async () => {
    const { text: token, cookies } = await site.inject({ target: "/token/" });
    const Cookie = cookies[0]?.split(";")[0] ?? "";
    const withToken = await post("/guarded/", { ...multipartHeaders, Cookie, "X-CSRFToken": token });
    assert.equal(JSON.parse(withToken.text).length, 4);
    assert.equal((await post("/guarded/", { ...multipartHeaders, Cookie })).status, 403);
  });

  it("carry the token of a form too, where the form is read", async () => {
    const { text: token, cookies } = await site.inject({ target: "/token/" });
    const headers = { ...multipartHeaders, Cookie: cookies[0]?.split(";")[0] ?? "" };
    const body = multipart(field("csrfmiddlewaretoken", token), ...parts);
    const { status } = await site.inject({ method: "POST", target: "/guarded/", body, headers });
    assert.equal(status, 500, "the handler wants the stream that the check has read");
  });
});
