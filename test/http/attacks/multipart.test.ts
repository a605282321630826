import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { respond, route, type Site } from "#rooms/http";
import { field, file, multipart, multipartHeaders, openMultipart, type RawPart } from "../request/multipart/encode.ts";
import { testSite } from "../support.ts";

describe("a multipart body made to harm", () => {
  let site: Site;
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "tolv-hostile-"));
    const settings = { FILE_UPLOAD_TEMP_DIR: directory, FILE_UPLOAD_MAX_MEMORY_SIZE: 0 };
    site = await testSite(
      [
        route.post("/", { csrf: "exempt" }, async (request) => {
          const fields = [...(await request.form())].map(([name, value]) => `${name}=${value}`);
          const files = [...(await request.files()).values()]
            .flat()
            .map(({ name, type, size }) => `${name} ${type} ${size}`);
          return respond.json({ fields, files });
        }),
      ],
      { settings },
    );
  });
  after(async () => {
    assert.deepEqual(await readdir(directory), []);
    await site.close();
    await rm(directory, { recursive: true });
  });

  const post = async (body: Buffer, headers: Readonly<Record<string, string>> = multipartHeaders) => {
    const { status, text } = await site.inject({ method: "POST", target: "/", body, headers });
    return { status, ...(status === 200 ? JSON.parse(text) : {}) };
  };
  const times = (count: number, part: (index: number) => RawPart) =>
    Array.from({ length: count }, (_, index) => part(index));

  it("is refused with more parts than there may be, of whatever kind", async () => {
    assert.equal((await post(multipart(...times(5_000, (index) => field(`f${index}`, "x"))))).status, 400);
    assert.equal((await post(multipart(...times(5_000, (index) => file("f", `${index}.txt`, "x"))))).status, 400);
    const unnamed = { headers: ["X-Nothing: 1"], content: "x" };
    assert.equal((await post(multipart(...times(5_000, () => unnamed)))).status, 400);
    const chosenNot = file("f", "", "");
    assert.equal((await post(multipart(...times(5_000, () => chosenNot)))).status, 400);
  });

  it("has the headers of a part read only so far", async () => {
    const long: RawPart = {
      headers: ['Content-Disposition: form-data; name="a"', `X-Long: ${"x".repeat(1_000_000)}`],
      content: "kept",
    };
    const many: RawPart = {
      headers: [
        'Content-Disposition: form-data; name="b"',
        ...Array.from({ length: 5_000 }, (_, index) => `X-${index}: 1`),
      ],
      content: "kept",
    };
    assert.deepEqual((await post(multipart(long, many))).fields, ["a=kept", "b=kept"]);
    const late: RawPart = {
      headers: [`X-Long: ${"x".repeat(100_000)}`, 'Content-Disposition: form-data; name="c"'],
      content: "lost",
    };
    assert.deepEqual((await post(multipart(late))).fields, []);
  });

  it("keeps the names of fields and files apart from everything else", async () => {
    const part = (disposition: string): RawPart => ({ headers: [`Content-Disposition: ${disposition}`], content: "x" });
    const { fields, files } = await post(
      multipart(
        part('form-data; name="a\\"b"'),
        part('form-data; name="__proto__"'),
        part('form-data; name="f"; filename="../../../etc/cron.d/evil"'),
        part('form-data; name="f"; filename="C:\\\\Windows\\\\evil.exe"'),
        part("form-data; name=\"f\"; filename*=UTF-8''..%2F..%2Fevil.txt"),
        part('form-data; name="f"; filename="a.php%00.png"'),
        part('form-data; name="f"; filename=".."'),
        part('attachment; name="g"; filename="g.txt"'),
        part('form-data; name="h"; name="i"'),
      ),
    );
    assert.deepEqual(fields, ['a"b=x', "__proto__=x", "i=x"]);
    assert.deepEqual(files, [
      "evil text/plain 1",
      "evil.exe text/plain 1",
      "evil.txt text/plain 1",
      "a.php%00.png text/plain 1",
    ]);
  });

  it("does not nest: an inner multipart is the content of its part", async () => {
    const inner = '--inner\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--inner--';
    const nested: RawPart = {
      headers: ['Content-Disposition: form-data; name="a"', "Content-Type: multipart/mixed; boundary=inner"],
      content: inner,
    };
    assert.deepEqual((await post(multipart(nested))).fields, [`a=${inner}`]);
  });

  it("takes what looks almost like its boundary for content", async () => {
    const content = "\r\n------tol\r\n--\r\n----tolv\r\n-----tolv--";
    assert.deepEqual((await post(multipart(field("a", content), field("b", "")))).fields, [`a=${content}`, "b="]);
  });

  it("is read whatever stands before and behind it, up to its size", async () => {
    const body = Buffer.concat([Buffer.from("preamble\r\n"), multipart(field("a", "1")), Buffer.alloc(200_000, "x")]);
    assert.deepEqual((await post(body)).fields, ["a=1"]);
  });

  it("is refused with a boundary that is none", async () => {
    const typed = (type: string) => post(multipart(field("a", "1")), { "Content-Type": type });
    for (const type of [
      "multipart/form-data",
      "multipart/form-data; boundary=",
      'multipart/form-data; boundary=""',
      'multipart/form-data; boundary="a\\"b"',
      'multipart/form-data; x="; boundary=----tolv"',
      `multipart/form-data; boundary=${"b".repeat(10_000)}`,
      "multipart/form-data; boundary=----tolv2",
    ]) {
      assert.equal((await typed(type)).status, 400, type.slice(0, 60));
    }
    for (const type of [
      'multipart/form-data; boundary="----tolv"',
      "Multipart/Form-Data; charset=utf-8; Boundary=----tolv; x=y",
    ]) {
      assert.equal((await typed(type)).status, 200, type);
    }
    assert.equal((await typed("multipart/mixed; boundary=----tolv")).status, 415);
  });

  it("is refused where it ends at any byte before its end", async () => {
    const whole = multipart(field("a", "1"), file("b", "b.txt", "two"));
    for (let length = 0; length < whole.length - 4; length++) {
      assert.equal((await post(whole.subarray(0, length))).status, 400, `${length} of ${whole.length}`);
    }
    assert.equal((await post(openMultipart(field("a", "1")))).status, 400);
  });

  it("never brings the process down, whatever bytes it has", async () => {
    const seed = multipart(field("a", "1"), file("b", "b.txt", "two"), field("c", "3"));
    for (let index = 0; index < seed.length; index++) {
      const broken = Buffer.from(seed);
      broken[index] = (broken[index] ?? 0) ^ (1 + (index % 255));
      const { status } = await post(broken);
      assert.ok(status === 200 || status === 400, `${status} with another byte at ${index}`);
    }
  });
});
