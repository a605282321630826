import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readdir, readlink, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type HttpRequest, respond, route, type Site, type SiteSettings } from "#rooms/http";
import { exchange, head, listen, testSite } from "../../support.ts";
import { field, file, multipart, multipartHeaders, openMultipart, type RawPart } from "./encode.ts";

const open = { csrf: "exempt" } as const;

async function summary(request: HttpRequest) {
  const fields = [...(await request.form())];
  const files = [];
  for (const [input, uploads] of await request.files()) {
    for (const upload of uploads) {
      const streamed = Buffer.concat(await upload.stream().toArray());
      const bytes = await upload.bytes();
      assert.deepEqual(streamed, bytes);
      const { name, type, size } = upload;
      files.push({ input, name, type, size, start: bytes.toString("latin1", 0, 8), same: bytes.length === size });
    }
  }
  return respond.json({ fields, files });
}

let directory: string;
let site: Site;
let tight: Site;
/** Resolves with the error of the latest upload that `/watched/` could not read. */
let failed = Promise.withResolvers<unknown>();

const routes = [
  route.post("/form/", open, summary),
  route.post("/watched/", open, async (request) => {
    const answer = await summary(request).catch((error) => {
      failed.resolve(error);
      throw error;
    });
    return answer;
  }),
  route.post("/unread/", open, () => respond.text("answered")),
  route.post("/overtaken/", open, (request) => {
    request.files().catch(() => undefined);
    return respond.text("answered");
  }),
  route.post("/body-first/", open, async (request) => {
    await request.body();
    return summary(request);
  }),
  route.post("/body-last/", open, async (request) => {
    await request.form();
    return respond.json((await request.body()).length);
  }),
];

const small: Partial<SiteSettings> = {
  FILE_UPLOAD_MAX_MEMORY_SIZE: 1000,
  FILE_UPLOAD_MAX_SIZE: 100_000,
  FILE_UPLOAD_MAX_REQUEST_SIZE: 300_000,
  DATA_UPLOAD_MAX_MEMORY_SIZE: 1000,
  DATA_UPLOAD_MAX_NUMBER_FIELDS: 5,
  DATA_UPLOAD_MAX_NUMBER_FILES: 3,
};

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "tolv-uploads-"));
  site = await testSite(routes);
  tight = await testSite(routes, { settings: { ...small, FILE_UPLOAD_TEMP_DIR: directory } });
});
after(async () => {
  await site.close();
  await tight.close();
  await rm(directory, { recursive: true });
});

const send = (target: string, body: Buffer, to = site) =>
  to.inject({ method: "POST", target, body, headers: multipartHeaders });

const post = async (...parts: readonly RawPart[]) => JSON.parse((await send("/form/", multipart(...parts))).text);

/** The files of uploads that this process has open, nameless ones too. */
async function openUploads(): Promise<string[]> {
  const links = await Promise.all(
    (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")),
  );
  return links.filter((path) => path.includes("tolv-upload-"));
}

describe("a form with files", () => {
  it("has fields and files, each in order, with repeated names", async () => {
    const { fields, files } = await post(
      field("title", "Tolv är bäst"),
      file("photo", "a.png", Buffer.from([0, 1, 2, 255]), "image/png"),
      field("tag", "one"),
      file("photo", "b.txt", ""),
      field("tag", ""),
    );
    assert.deepEqual(fields, [
      ["title", "Tolv är bäst"],
      ["tag", "one"],
      ["tag", ""],
    ]);
    assert.deepEqual(
      files.map(({ input, name, type, size, same }: Record<string, unknown>) => [input, name, type, size, same]),
      [
        ["photo", "a.png", "image/png", 4, true],
        ["photo", "b.txt", "text/plain", 0, true],
      ],
    );
  });

  it("leaves inputs without a chosen file out", async () => {
    assert.deepEqual((await post(file("photo", "", "", "application/octet-stream"))).files, []);
  });

  it("is what browsers make of FormData", async () => {
    const form = new FormData();
    form.append("name", 'A "quoted" name\r\nin two lines');
    form.append("file", new File(["content"], "naïve “file”.txt", { type: "text/plain" }));
    const encoded = new Response(form);
    const { text } = await site.inject({
      method: "POST",
      target: "/form/",
      headers: { "Content-Type": encoded.headers.get("content-type") ?? "" },
      body: Buffer.from(await encoded.arrayBuffer()),
    });
    const { fields, files } = JSON.parse(text);
    assert.deepEqual(fields, [["name", 'A "quoted" name\r\nin two lines']]);
    assert.equal(files[0].name, "naïve “file”.txt");
  });

  it("can be read after its bytes, but not its bytes after it", async () => {
    const body = multipart(field("a", "1"), file("b", "b.txt", "text"));
    assert.equal(JSON.parse((await send("/body-first/", body)).text).files.length, 1);
    assert.equal((await send("/body-last/", body)).status, 500);
  });

  it("need not be read at all", async () => {
    const body = multipart(file("b", "b.bin", Buffer.alloc(80_000)));
    assert.equal((await send("/unread/", body, tight)).text, "answered");
    assert.equal((await send("/overtaken/", body, tight)).text, "answered");
    while ((await openUploads()).length > 0) await new Promise(setImmediate);
  });

  it("takes the form without files as empty of them", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const { text } = await site.inject({ method: "POST", target: "/form/", body: "a=1", headers });
    assert.deepEqual(JSON.parse(text), { fields: [["a", "1"]], files: [] });
  });
});

describe("files on disk", () => {
  it("are those over the memory of the request; they have no name and are gone with the answer", async () => {
    const body = multipart(
      file("a", "small.bin", Buffer.alloc(600, "s")),
      file("b", "second.bin", Buffer.alloc(600, "t")),
      file("c", "large.bin", Buffer.alloc(90_000, "u")),
    );
    const { files } = JSON.parse((await send("/form/", body, tight)).text);
    assert.deepEqual(
      files.map(({ size, start, same }: Record<string, unknown>) => [size, start, same]),
      [
        [600, "ssssssss", true],
        [600, "tttttttt", true],
        [90_000, "uuuuuuuu", true],
      ],
    );
    assert.deepEqual(await readdir(directory), []);
    assert.deepEqual(await openUploads(), []);
  });

  it("leave nothing behind when the client leaves in the middle", async () => {
    const port = await listen(tight);
    failed = Promise.withResolvers();
    const socket = connect(port, "127.0.0.1");
    socket.write(
      head("POST /watched/ HTTP/1.1", "Content-Type: multipart/form-data; boundary=----tolv", "Content-Length: 95000"),
    );
    socket.write(openMultipart(file("a", "large.bin", Buffer.alloc(80_000))));
    while ((await openUploads()).length === 0) await new Promise(setImmediate);
    assert.deepEqual(await readdir(directory), []);
    socket.destroy();
    assert.match(String(await failed.promise), /ended too early/);
    while ((await openUploads()).length > 0) await new Promise(setImmediate);
  });
});

describe("a form with files is refused", () => {
  const refusal = async (...parts: readonly RawPart[]) => {
    const { status, text } = await send("/form/", multipart(...parts), tight);
    assert.deepEqual(await openUploads(), []);
    return `${status} ${/<p>(.*?)<\/p>/.exec(text)?.[1]}`;
  };

  it("when a file is too large, the first byte over the limit", async () => {
    assert.match(await refusal(file("a", "a.bin", Buffer.alloc(100_000))), /^200/);
    assert.match(await refusal(file("a", "a.bin", Buffer.alloc(100_001))), /^413 A file .* larger than 100000 bytes/);
  });

  it("when there are too many files or fields", async () => {
    const files = [1, 2, 3, 4].map((index) => file(`f${index}`, "a.txt", "x"));
    const fields = [1, 2, 3, 4, 5, 6].map((index) => field(`f${index}`, "x"));
    assert.match(await refusal(...files), /^400 .* more than 3 files/);
    assert.match(await refusal(...fields), /^400 .* more than 5 fields/);
    assert.match(await refusal(...fields.slice(1), ...files.slice(1)), /^200/);
  });

  it("when its fields are too large together, files not counted", async () => {
    const large = file("a", "a.bin", Buffer.alloc(50_000));
    assert.match(await refusal(large, field("a", "x".repeat(900))), /^200/);
    assert.match(await refusal(large, field("a", "x".repeat(600)), field("b", "x".repeat(600))), /^413/);
    assert.match(await refusal(field("n".repeat(1001), "")), /^413/);
  });

  it("when it is too large as a whole, before it was sent where it says so", async () => {
    const port = tight.server.listening ? (tight.server.address() as { port: number }).port : await listen(tight);
    const socket = connect(port, "127.0.0.1");
    const type = "Content-Type: multipart/form-data; boundary=----tolv";
    socket.write(head("POST /form/ HTTP/1.1", type, "Content-Length: 300001", "Expect: 100-continue"));
    const [answer] = await once(socket, "data");
    assert.match(String(answer), /^HTTP\/1\.1 413 /);
    socket.destroy();
    const padding = { headers: ["X-Nothing: to see"], content: Buffer.alloc(301_000) };
    assert.match(await refusal(padding), /^413 .* larger than 300000 bytes/);
  });

  it("readably, even while the client still sends", async () => {
    const port = tight.server.listening ? (tight.server.address() as { port: number }).port : await listen(tight);
    const body = multipart(file("a", "a.bin", Buffer.alloc(250_000)));
    const type = "Content-Type: multipart/form-data; boundary=----tolv";
    const answer = await exchange(port, head("POST /form/ HTTP/1.1", type, `Content-Length: ${body.length}`), body);
    assert.match(answer, /^HTTP\/1\.1 413 [\s\S]+larger than 100000 bytes/);
  });

  it("when it is malformed", async () => {
    const malformed = async (body: Buffer, type = multipartHeaders["Content-Type"]) => {
      const headers = { "Content-Type": type };
      return (await site.inject({ method: "POST", target: "/form/", body, headers })).status;
    };
    assert.equal(await malformed(openMultipart(field("a", "1"))), 400);
    assert.equal(await malformed(openMultipart(file("a", "a.txt", "text"))), 400);
    assert.equal(await malformed(Buffer.from("no part at all")), 400);
    assert.equal(await malformed(Buffer.alloc(0)), 400);
    assert.equal(await malformed(multipart(field("a", "1")), "multipart/form-data"), 400);
    assert.equal(await malformed(multipart(field("a", "1")), "multipart/form-data; boundary=other"), 400);
    assert.equal(await malformed(multipart(field("a", Buffer.from([0xff])))), 400);
    assert.equal(await malformed(multipart({ headers: ["Content-Disposition: form-data"], content: "x" })), 400);
  });
});
