import assert from "node:assert/strict";
import type { RequestOptions } from "node:http";
import { fileURLToPath } from "node:url";
import type { Engine } from "./engine.ts";

/** An answer of the site; a redirect is not followed. */
export interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly cookies: readonly string[];
  readonly text: string;
}

/** Asks a site from where the ports that containers publish can be reached. */
export interface SiteClient {
  request(path: string, options?: RequestOptions, body?: string): Promise<Answer>;
  /** Logs in at the admin site, and returns the cookies of the session. */
  logIn(username: string, password: string): Promise<string>;
}

/** A client of the site that is published at an origin. */
export function siteOn(engine: Engine, origin: string): SiteClient {
  const program = fileURLToPath(new URL("./request.ts", import.meta.url));
  const request = async (path: string, options: RequestOptions = {}, body = ""): Promise<Answer> => {
    const call = [process.execPath, program, `${origin}${path}`, JSON.stringify(options), body];
    const { stdout, stderr } = await engine.beside(call);
    assert.notEqual(stdout, "", stderr);
    return JSON.parse(stdout);
  };
  return { request, logIn: (username, password) => logIn(request, { username, password }) };
}

async function logIn(
  request: SiteClient["request"],
  credentials: { readonly username: string; readonly password: string },
): Promise<string> {
  const form = await request("/admin/login/");
  const [, token = ""] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(form.text) ?? [];
  const fields = new URLSearchParams({ csrfmiddlewaretoken: token, ...credentials, next: "/admin/" });
  const headers = { cookie: cookiesOf(form), "content-type": "application/x-www-form-urlencoded" };
  const answer = await request("/admin/login/", { method: "POST", headers }, String(fields));
  assert.deepEqual([answer.status, answer.location], [302, "/admin/"], answer.text);
  return cookiesOf(answer);
}

function cookiesOf({ cookies }: Answer): string {
  return cookies.map((line) => line.split(";")[0]).join("; ");
}
