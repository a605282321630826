import assert from "node:assert/strict";
import { test } from "node:test";
import type { Encoding } from "../../../../src/contrib/staticfiles/library/encoding.ts";
import type { FileVariant } from "../../../../src/contrib/staticfiles/library/served-file.ts";
import { chooseVariant } from "../../../../src/contrib/staticfiles/serve/choose-variant.ts";

function variant(encoding: Encoding, size: number): FileVariant {
  return { encoding, size, etag: encoding, open: async () => undefined };
}

const file = {
  type: "text/css",
  cacheControl: "",
  variants: [variant("identity", 1000), variant("br", 100), variant("gzip", 140), variant("zstd", 120)] as const,
};

/** What nginx (gzip_static) and WhiteNoise answer is in the guide; this is what RFC 9110 says. */
const cases: Readonly<Record<string, Encoding>> = {
  "": "identity",
  gzip: "gzip",
  "gzip, deflate, br, zstd": "br",
  "gzip, deflate": "gzip",
  "zstd, gzip": "zstd",
  "br;q=0.5, gzip;q=0.8": "gzip",
  "br;q=0.5, gzip;q=0.5": "br",
  "gzip;q=0": "identity",
  "gzip;q=0.000, br; q=0.001": "br",
  "*": "br",
  "*;q=0": "identity",
  "br;q=0, *": "zstd",
  "*;q=0.1, gzip;q=0.2": "gzip",
  identity: "identity",
  "identity, br;q=0.9": "identity",
  "identity;q=0.5, br;q=0.9": "br",
  "identity;q=0, gzip": "gzip",
  "identity;q=0": "identity",
  "X-GZIP": "gzip",
  "GZip ; Q=1": "gzip",
  deflate: "identity",
  "gzip;q=2": "identity",
  "gzip;level=9": "identity",
  ",,,": "identity",
};

for (const [header, expected] of Object.entries(cases)) {
  test(`Accept-Encoding: ${header} gets ${expected}`, () => {
    assert.equal(chooseVariant(header, file).encoding, expected);
  });
}

test("without the header, and without variants, the plain file is sent", () => {
  assert.equal(chooseVariant(undefined, file).encoding, "identity");
  assert.equal(chooseVariant("br", { ...file, variants: [file.variants[0]] }).encoding, "identity");
});
