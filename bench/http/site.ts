import assert from "node:assert/strict";
import { request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Page } from "./pages.ts";

/** Who may log in at a site's admin. */
export interface Account {
  readonly username: string;
  readonly password: string;
}

/** A site that the bench asks. */
export interface Site extends AsyncDisposable {
  readonly name: string;
  readonly origin: string;
  readonly account: Account;
  /** The processes that answer, without the database. */
  readonly pids: readonly number[];
  /** Where a page is; undefined where there is none. */
  readonly pathOf: (page: Page) => string | undefined;
}

/** A request as it is sent again and again. */
export interface PreparedRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A complete answer. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string[]>;
  readonly body: Buffer;
}

/** Sends a request once, without following redirects. */
export function ask({ url, method, headers, body }: PreparedRequest): Promise<RecordedAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers, connection: "close" } }, async (response) => {
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headersDistinct,
        body: await buffer(response),
      });
    });
    sent.on("error", reject).end(body);
  });
}

/** The requests for all pages that a site has, each tried once. */
export async function prepareRequests(site: Site, pages: readonly Page[]): Promise<Map<Page, PreparedRequest>> {
  const visit = await logIn(site);
  const rows = await findRows(site, { pages, cookie: visit.staffCookie });
  const requests = new Map<Page, PreparedRequest>();
  for (const page of pages) {
    const path = site.pathOf(page)?.replace(/\{(\w+)\}/g, (_, name: string) => rows[name] ?? name);
    if (path === undefined) continue;
    const prepared = page.login
      ? { ...visit.login, url: site.origin + path }
      : get(site.origin + path, page.staff ? visit.staffCookie : "");
    const { status } = await ask(prepared);
    assert.equal(status, page.status, `${site.name}: ${page.name} at ${path}`);
    requests.set(page, prepared);
  }
  return requests;
}

/** The same requests to another site, for the pages that it has. */
export function requestsTo(
  site: Site,
  requests: ReadonlyMap<Page, PreparedRequest>,
): ReadonlyMap<Page, PreparedRequest> {
  const kept = [...requests].filter(([page]) => site.pathOf(page) !== undefined);
  const moved = (url: string) => site.origin + url.slice(new URL(url).origin.length);
  return new Map(kept.map(([page, sent]) => [page, { ...sent, url: moved(sent.url) }]));
}

function get(url: string, cookie: string): PreparedRequest {
  const headers = { "accept-encoding": "gzip", ...(cookie === "" ? {} : { cookie }) };
  return { url, method: "GET", headers, body: "" };
}

/** The login form that may be posted again and again, and the cookies of somebody who has posted it. */
async function logIn({ name, origin, account }: Site) {
  const url = `${origin}/admin/login/?next=/admin/`;
  const page = await ask(get(url, ""));
  const token = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(page.body.toString())?.[1];
  assert.ok(token !== undefined, `${name} shows no login form`);
  const login: PreparedRequest = {
    url,
    method: "POST",
    headers: { cookie: cookiesOf(page), "content-type": "application/x-www-form-urlencoded", origin },
    body: String(new URLSearchParams({ csrfmiddlewaretoken: token, ...account })),
  };
  const answer = await ask(login);
  assert.equal(answer.status, 302, `${name} refuses the login`);
  return { login, staffCookie: cookiesOf(answer) };
}

function cookiesOf({ headers }: RecordedAnswer): string {
  return (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
}

interface Visit {
  readonly pages: readonly Page[];
  readonly cookie: string;
}

/** A post of the public list, and one of the admin's. */
async function findRows(site: Site, { pages, cookie }: Visit): Promise<Record<string, string | undefined>> {
  const html = async (name: string) => {
    const page = pages.find((candidate) => candidate.name === name);
    const path = page && site.pathOf(page);
    return path === undefined ? "" : (await ask(get(site.origin + path, cookie))).body.toString();
  };
  return {
    slug: /href="\/(?:blog\/)?([a-z0-9]+(?:-[a-z0-9]+)+)\/"/.exec(await html("public list"))?.[1],
    id: /href="\/admin\/blog\/post\/(\d+)\/change\//.exec(await html("admin list"))?.[1],
  };
}
