/** Another server's answer, and why Tolv's is a different one. */
export type Difference = readonly [answer: string, why: string];

/** One request for a style sheet of 1,800 bytes, and what is answered; see `ask`. */
export interface ConformanceCase {
  readonly method?: string;
  /** Behind `/static/`; the hashed name of `blog/style.css` unless given. */
  readonly path?: (hashed: string) => string;
  /** `ETAG` stands for the server's own entity tag, `DATE` for its date of the file. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly tolv: string;
  /** What WhiteNoise 6.0 was seen to answer under gunicorn, where it is something else. */
  readonly whiteNoise?: Difference;
  /** What nginx answers with `gzip_static` on the collected files, where it is something else. */
  readonly nginx?: Difference;
}

export const cases: Readonly<Record<string, ConformanceCase>> = {
  "a hashed name": { tolv: "200" },
  "a plain name": {
    path: () => "blog/style.css",
    tolv: "200",
    nginx: ["404", "the folder holds hashed names only; Tolv knows the plain ones from the manifest"],
  },
  HEAD: { method: "HEAD", tolv: "200 of 1800 bytes" },
  gzip: { headers: { "Accept-Encoding": "gzip" }, tolv: "200 gzip" },
  "gzip;q=0": {
    headers: { "Accept-Encoding": "gzip;q=0" },
    tolv: "200",
    whiteNoise: ["200 gzip", "looks for the word, and not for its weight"],
  },
  br: {
    headers: { "Accept-Encoding": "br" },
    tolv: "200 br",
    whiteNoise: ["200", "makes .br where Python has a package for it"],
    nginx: ["200", "Debian's has no module for it"],
  },
  "any encoding": {
    headers: { "Accept-Encoding": "*" },
    tolv: "200 br",
    whiteNoise: ["200", "looks for the word gzip"],
    nginx: ["200", "looks for the word gzip"],
  },
  identity: { headers: { "Accept-Encoding": "identity" }, tolv: "200" },
  "several encodings": {
    headers: { "Accept-Encoding": "deflate, gzip, br" },
    tolv: "200 br",
    whiteNoise: ["200 gzip", "has no .br there"],
    nginx: ["200 gzip", "has no module for br"],
  },
  "If-None-Match with its tag": { headers: { "If-None-Match": "ETAG" }, tolv: "304" },
  "If-None-Match with its tag as a weak one": {
    headers: { "If-None-Match": "W/ETAG" },
    tolv: "304",
    whiteNoise: ["200", "compares texts; RFC 9110 13.1.2 asks for the weak comparison"],
  },
  "If-None-Match with a list": {
    headers: { "If-None-Match": '"x", ETAG' },
    tolv: "304",
    whiteNoise: ["200", "compares texts"],
  },
  "If-None-Match with *": { headers: { "If-None-Match": "*" }, tolv: "304", whiteNoise: ["200", "compares texts"] },
  "If-None-Match with the tag of another encoding": {
    headers: { "If-None-Match": "ETAG", "Accept-Encoding": "gzip" },
    tolv: "200 gzip",
    whiteNoise: ["304", "has one tag for all encodings, which a strong one must not be"],
  },
  "If-Modified-Since with its date": {
    headers: { "If-Modified-Since": "DATE" },
    tolv: "200",
    whiteNoise: ["304", "Tolv sends no date: a build touches files without changing them, and tags are exact"],
    nginx: ["304", "as WhiteNoise"],
  },
  "If-Modified-Since with an older date": {
    headers: { "If-Modified-Since": "Thu, 01 Jan 2015 00:00:00 GMT" },
    tolv: "200",
  },
  "If-Modified-Since with nonsense": { headers: { "If-Modified-Since": "garbage" }, tolv: "200" },
  "If-None-Match with another tag, and its date": {
    headers: { "If-None-Match": '"x"', "If-Modified-Since": "DATE" },
    tolv: "200",
  },
  "a range": { headers: { Range: "bytes=0-9" }, tolv: "206 bytes 0-9/1800" },
  "the last bytes": { headers: { Range: "bytes=-5" }, tolv: "206 bytes 1795-1799/1800" },
  "an open range": { headers: { Range: "bytes=1790-" }, tolv: "206 bytes 1790-1799/1800" },
  "a range behind the end": { headers: { Range: "bytes=99999999-" }, tolv: "416 bytes */1800" },
  "a range that ends before it begins": {
    headers: { Range: "bytes=9-0" },
    tolv: "200",
    whiteNoise: ["416 bytes */1800", "RFC 9110 14.1.1: such a header is invalid, and 14.2: an invalid one is ignored"],
    nginx: ["416 bytes */1800", "as WhiteNoise"],
  },
  "several ranges": {
    headers: { Range: "bytes=0-1,4-5" },
    tolv: "206 in parts",
    whiteNoise: ["200", "sends the whole file, as a server may"],
  },
  "a range of another unit": { headers: { Range: "lines=0-1" }, tolv: "200" },
  "a range of an encoding": {
    headers: { Range: "bytes=0-9", "Accept-Encoding": "gzip" },
    tolv: "206 gzip bytes 0-9/packed",
    nginx: ["200 gzip", "sends the whole of a packed file, as a server may"],
  },
  "a range, If-Range with another tag": {
    headers: { Range: "bytes=0-9", "If-Range": '"nope"' },
    tolv: "200",
    whiteNoise: ["206 bytes 0-9/1800", "does not read If-Range: the client gets bytes of two versions"],
  },
  "a range, If-Range with its tag": { headers: { Range: "bytes=0-9", "If-Range": "ETAG" }, tolv: "206 bytes 0-9/1800" },
  "a range of HEAD": {
    method: "HEAD",
    headers: { Range: "bytes=0-9" },
    tolv: "200 of 1800 bytes",
    whiteNoise: ["206 bytes 0-9/1800 of 10 bytes", "RFC 9110 14.2: a range means something for GET only"],
    nginx: ["206 bytes 0-9/1800 of 10 bytes", "as WhiteNoise"],
  },
  POST: { method: "POST", tolv: "405 GET, HEAD", nginx: ["405", "says no Allow, which RFC 9110 15.5.6 asks for"] },
  PUT: { method: "PUT", tolv: "405 GET, HEAD", nginx: ["405", "says no Allow, which RFC 9110 15.5.6 asks for"] },
  OPTIONS: {
    method: "OPTIONS",
    tolv: "405 GET, HEAD",
    nginx: ["405", "says no Allow, which RFC 9110 15.5.6 asks for"],
  },
  DELETE: { method: "DELETE", tolv: "405 GET, HEAD", nginx: ["405", "says no Allow, which RFC 9110 15.5.6 asks for"] },
  "an unknown name": { path: () => "nope.css", tolv: "404" },
  "a folder": { path: () => "blog/", tolv: "404", nginx: ["403", "tells that there is a folder"] },
  "a folder without a slash": { path: () => "blog", tolv: "404", nginx: ["301", "tells that there is a folder"] },
  "the root": { path: () => "", tolv: "404", nginx: ["403", "tells that there is a folder"] },
  "the manifest": {
    path: () => "staticfiles.json",
    tolv: "404",
    whiteNoise: ["200", "serves whatever lies in the folder"],
    nginx: ["200", "serves whatever lies in the folder"],
  },
  "a packed file by its name": {
    path: (hashed) => `${hashed}.gz`,
    tolv: "404",
    nginx: ["200", "serves whatever lies in the folder"],
  },
  dots: { path: () => "../settings.py", tolv: "404" },
  "encoded dots": {
    path: () => "%2e%2e/%2e%2e/etc/passwd",
    tolv: "404",
    nginx: ["400", "refuses what leads above its root"],
  },
  "encoded slashes": {
    path: () => "..%2f..%2fetc/passwd",
    tolv: "404",
    nginx: ["400", "refuses what leads above its root"],
  },
  "dots within the files": {
    path: (hashed) => `blog/../${hashed}`,
    tolv: "404",
    nginx: ["200", "follows dots: one file has many addresses"],
  },
  "two slashes": { path: () => "/etc/passwd", tolv: "404" },
  NUL: { path: (hashed) => `${hashed}%00.txt`, tolv: "400", whiteNoise: ["404", "Tolv refuses NUL in every address"] },
  "a query": { path: (hashed) => `${hashed}?v=1`, tolv: "200" },
  "an encoded letter": { path: (hashed) => hashed.replace("y", "%79"), tolv: "200" },
  "another case": { path: (hashed) => hashed.toUpperCase(), tolv: "404" },
  "a slash at the end": { path: (hashed) => `${hashed}/`, tolv: "404" },
};
