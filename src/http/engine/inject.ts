import type { RequestListener } from "node:http";
import type { InjectOptions } from "light-my-request";
import type { InjectRequest, InjectResponse } from "../site.ts";

/** Hands a made-up request to the listener, without a socket. */
export async function injectInto(listener: RequestListener, request: InjectRequest): Promise<InjectResponse> {
  const { method = "GET", target, headers = {}, body, remoteAddress = "127.0.0.1" } = request;
  const options: InjectOptions = {
    method: method as InjectOptions["method"] & string,
    url: target,
    headers: { host: "localhost", ...lowerCased(headers) },
    remoteAddress,
    ...(body === undefined ? {} : { payload: body }),
  };
  // A site that is only asked through sockets never loads it.
  const { inject } = await import("light-my-request");
  const { statusCode, headers: answered, rawPayload } = await inject(listener, options);
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(answered).map(([name, value]) => [name, textOf(value)])),
    cookies: [answered["set-cookie"] ?? []].flat(),
    body: rawPayload,
    text: rawPayload.toString("utf8"),
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function textOf(value: number | string | string[] | undefined): string | string[] | undefined {
  return typeof value === "number" ? String(value) : value;
}
