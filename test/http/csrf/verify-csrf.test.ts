import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { html } from "#rooms/html";
import { csrfInput, csrfToken, type HttpRequest, respond, rotateCsrfToken, route, type Site } from "#rooms/http";
import { formHeaders, testSite } from "../support.ts";

const cookie = "h1cRH5aFMmJcxAKJS8o1vFil8DpsqnQWKjHqJr5td17opfrZNpKfZsvuQUuBL59V";
const token = "WKtQYu1x97fwRzUsg02BYs2rtXSlPPixp2Yp0QWlAMDIJeBIbhoPsffAbeXuaxBw";

const form = (request: HttpRequest) => html`<form method="post">${csrfInput(request)}</form>`;
const routes = [
  route.get("/form/", {}, form),
  route.post("/form/", {}, () => respond.text("accepted")),
  route.put("/form/", {}, () => respond.text("accepted")),
  route.post("/hook/", { csrf: "exempt" }, () => respond.text("accepted")),
  route.get("/token/", {}, (request) => respond.text(csrfToken(request))),
  route.get("/plain/", {}, () => respond.text("no form")),
  route.post("/login/", {}, (request) => {
    rotateCsrfToken(request);
    return respond.redirect("/");
  }),
];

describe("CSRF protection", () => {
  let site: Site;
  let secure: Site;
  before(async () => {
    site = await testSite(routes, { settings: { DEBUG: true } });
    secure = await testSite(routes, {
      settings: {
        DEBUG: true,
        TRUSTED_PROXIES: ["127.0.0.1"],
        CSRF_COOKIE_SECURE: true,
        CSRF_TRUSTED_ORIGINS: ["https://*.trusted.example"],
      },
    });
  });
  after(async () => {
    await site.close();
    await secure.close();
  });

  interface Attempt {
    readonly path?: string;
    readonly method?: string;
    readonly cookie?: string | undefined;
    readonly token?: string | undefined;
    readonly headers?: Readonly<Record<string, string>>;
  }

  const post = (attempt: Attempt, target = site) => {
    const sent = { cookie, token, ...attempt };
    return target.inject({
      method: sent.method ?? "POST",
      target: sent.path ?? "/form/",
      headers: {
        ...formHeaders,
        ...(sent.cookie === undefined ? {} : { Cookie: `csrftoken=${sent.cookie}` }),
        ...sent.headers,
      },
      body: sent.token === undefined ? "a=1" : `a=1&csrfmiddlewaretoken=${sent.token}`,
    });
  };
  const accepted = async (attempt: Attempt, target = site) =>
    assert.equal((await post(attempt, target)).text, "accepted");
  const refused = async (reason: RegExp, attempt: Attempt, target = site) => {
    const { status, text } = await post(attempt, target);
    assert.equal(status, 403);
    assert.match(text, reason);
  };

  it("accepts the form's token, the cookie's own value, and the header", async () => {
    await accepted({});
    await accepted({ token: cookie });
    await accepted({ token: undefined, headers: { "X-CSRFToken": token } });
    await accepted({
      method: "PUT",
      token: undefined,
      headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
    });
  });

  it("accepts a plain 32-character cookie", async () => {
    await accepted({ cookie: "a".repeat(32), token: "a".repeat(32) });
  });

  it("refuses a missing or malformed cookie", async () => {
    await refused(/CSRF cookie not set\./, { cookie: undefined });
    await refused(/CSRF cookie not set\./, { cookie: "tampered" });
    await refused(/CSRF cookie not set\./, { cookie: `${cookie.slice(0, -1)}!` });
  });

  it("refuses a missing, malformed or wrong token, and a cookie that was tampered with", async () => {
    const incorrect = /CSRF token missing or incorrect\./;
    await refused(incorrect, { token: undefined });
    await refused(incorrect, { token: "bad" });
    await refused(incorrect, { token: "a".repeat(64) });
    await refused(incorrect, { token: "a".repeat(32) });
    await refused(incorrect, { cookie: `X${cookie.slice(1)}` });
    await refused(incorrect, { token: undefined, headers: { "X-CSRFToken": "a".repeat(64) } });
  });

  it("lets exempt routes and safe methods pass", async () => {
    await accepted({ path: "/hook/", cookie: undefined, token: undefined });
    assert.equal((await site.inject({ target: "/form/" })).status, 200);
  });

  it("comes after 404 and the missing slash, and before the handler", async () => {
    assert.equal((await post({ path: "/nope/", cookie: undefined })).status, 404);
    assert.equal((await post({ path: "/form", cookie: undefined })).status, 404);
    assert.equal((await site.inject({ target: "/form" })).status, 301);
  });

  it("refuses other origins even with a good token", async () => {
    await accepted({ headers: { Origin: "http://localhost" } });
    await accepted({ headers: { Host: "localhost:8000", Origin: "http://LOCALHOST:8000" } });
    for (const Origin of [
      "http://evil.example",
      "https://localhost",
      "http://localhost:8001",
      "null",
      "http://localhost.evil.example",
      "x",
    ]) {
      await refused(/Origin checking failed - \S+ does not match any trusted origins\./, { headers: { Origin } });
    }
  });

  it("refuses what the browser calls foreign when there is no Origin", async () => {
    await accepted({ headers: { "Sec-Fetch-Site": "same-origin" } });
    await accepted({ headers: { "Sec-Fetch-Site": "none" } });
    for (const where of ["cross-site", "same-site"]) {
      await refused(/Sec-Fetch-Site checking failed/, { headers: { "Sec-Fetch-Site": where } });
    }
  });

  it("wants a Referer of this site on https when there is no Origin", async () => {
    const https = (headers: Readonly<Record<string, string>> = {}) => ({
      headers: { "X-Forwarded-Proto": "https", ...headers },
    });
    await accepted(https({ Referer: "https://localhost/form/" }), secure);
    await accepted(https({ Origin: "https://localhost" }), secure);
    await refused(/Referer checking failed - no Referer\./, https(), secure);
    await refused(/Referer is malformed\./, https({ Referer: "nowhere" }), secure);
    await refused(/Referer is insecure while host is secure\./, https({ Referer: "http://localhost/" }), secure);
    await refused(
      /https:\/\/evil\.example\/ does not match any trusted origins\./,
      https({ Referer: "https://evil.example/" }),
      secure,
    );
    await refused(/Origin checking failed/, https({ Origin: "http://localhost" }), secure);
  });

  it("accepts trusted origins and their subdomains as the settings say", async () => {
    await accepted({ headers: { Origin: "https://shop.trusted.example" } }, secure);
    for (const Origin of ["http://shop.trusted.example", "https://trusted.example", "https://eviltrusted.example"]) {
      await refused(/Origin checking failed/, { headers: { Origin } }, secure);
    }
  });

  it("sets the cookie with every page that renders a token, the same one each time, and varies by it", async () => {
    const { cookies, headers, text } = await site.inject({
      target: "/form/",
      headers: { Cookie: `csrftoken=${cookie}` },
    });
    assert.match(
      cookies[0] ?? "",
      new RegExp(`^csrftoken=${cookie}; expires=[^;]+; Max-Age=31449600; Path=/; SameSite=Lax$`),
    );
    assert.equal(headers.vary, "Cookie");
    await accepted({ token: /value="(\w{64})"/.exec(text)?.[1] });
  });

  it("renders another token each time", async () => {
    const texts = await Promise.all(
      [1, 2].map(
        async () => (await site.inject({ target: "/token/", headers: { Cookie: `csrftoken=${cookie}` } })).text,
      ),
    );
    assert.notEqual(texts[0], texts[1]);
  });

  it("gives a new visitor a cookie whose token is accepted", async () => {
    const { cookies, text } = await site.inject({ target: "/token/" });
    await accepted({ cookie: /csrftoken=(\w{64});/.exec(cookies[0] ?? "")?.[1], token: text });
  });

  it("marks the cookie Secure when the settings say so", async () => {
    const { cookies } = await secure.inject({ target: "/form/" });
    assert.match(cookies[0] ?? "", /; Secure$/);
  });

  it("sets no cookie with pages that render no token", async () => {
    const { cookies, headers } = await site.inject({ target: "/plain/" });
    assert.deepEqual([cookies, headers.vary], [[], undefined]);
  });

  it("makes former tokens worthless when the secret is rotated", async () => {
    const { cookies, status } = await post({ path: "/login/" });
    assert.equal(status, 302);
    const rotated = /csrftoken=(\w{64});/.exec(cookies[0] ?? "")?.[1];
    assert.notEqual(rotated, undefined);
    await refused(/CSRF token missing or incorrect\./, { cookie: rotated });
    await accepted({ cookie: rotated, token: rotated });
  });

  it("shows Django's failure page, and the reason in DEBUG only", async () => {
    const production = await testSite(routes);
    const { status, text } = await post({ cookie: undefined }, production);
    await production.close();
    assert.equal(status, 403);
    assert.match(
      text,
      /<h1>Forbidden <span>\(403\)<\/span><\/h1>\s+<p>CSRF verification failed\. Request aborted\.<\/p>/,
    );
    assert.match(text, /requires a CSRF cookie when submitting forms/);
    assert.match(text, /More information is available with DEBUG=True/);
    assert.doesNotMatch(text, /Reason given for failure/);
    assert.match(
      (await post({ cookie: undefined })).text,
      /Reason given for failure:<\/p>\s+<p><code>CSRF cookie not set\./,
    );
  });

  it("refuses a body that is too large before it looks for a token", async () => {
    const small = await testSite(routes, { settings: { DATA_UPLOAD_MAX_MEMORY_SIZE: 10 } });
    assert.equal((await post({}, small)).status, 413);
    await small.close();
  });
});
