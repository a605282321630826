import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP, type Socket } from "node:net";
import type { SiteSettings } from "../settings.ts";
import { type ForwardedElement, parseForwarded } from "./parse-forwarded.ts";

/** Who asks, and how. */
export interface Client {
  readonly id: string;
  readonly remoteAddress: string;
  readonly scheme: "http" | "https";
}

/** Finds out who asks, believing only trusted proxies' headers. */
export type ClientReader = (message: IncomingMessage) => Client;

/** What stands in TRUSTED_PROXIES for whoever comes over a unix socket: its file says who may. */
const unixPeer = "unix";

/**
 * Makes a reader of clients.
 *
 * The client is the right-most address that trusted proxies report and that is no trusted proxy itself: what stands
 * left of it may be invented. Only the headers that TRUSTED_PROXY_HEADERS names are read, because a proxy that writes
 * the ones passes the others on as the client sent them. `X-Forwarded-Host` is never read.
 */
export function createClientReader({
  TRUSTED_PROXIES,
  TRUSTED_PROXY_HEADERS,
}: Pick<SiteSettings, "TRUSTED_PROXIES" | "TRUSTED_PROXY_HEADERS">): ClientReader {
  const trusted = blockListOf(TRUSTED_PROXIES.filter((peer) => peer !== unixPeer));
  const trustsUnix = TRUSTED_PROXIES.includes(unixPeer);
  const trustsAny = TRUSTED_PROXIES.length > 0;
  const readElements = TRUSTED_PROXY_HEADERS === "Forwarded" ? forwardedElements : xForwardedElements;
  return (message) => {
    const peer = normalize(message.socket.remoteAddress ?? "");
    if (!trustsAny) return { id: randomUUID(), remoteAddress: peer, scheme: "http" };
    const isTrusted = contains(trusted, peer) || (trustsUnix && isUnix(message.socket));
    if (!isTrusted) return { id: randomUUID(), remoteAddress: peer, scheme: "http" };
    const elements = readElements(message);
    return {
      id: readId(message) ?? randomUUID(),
      remoteAddress: clientAddress(elements, trusted) ?? peer,
      scheme: elements.at(-1)?.proto?.toLowerCase() === "https" ? "https" : "http",
    };
  };
}

/** True for an IP address, a network in CIDR notation, or `unix`. */
export function isPeer(text: string): boolean {
  const [, address = "", prefix = "0"] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return text === unixPeer || (isIP(address) !== 0 && Number(prefix) <= (isIP(address) === 6 ? 128 : 32));
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

/** An open connection without addresses; one that has ended has none either. */
function isUnix({ destroyed, remoteAddress, localAddress }: Socket): boolean {
  return !destroyed && remoteAddress === undefined && localAddress === undefined;
}

function forwardedElements(message: IncomingMessage): readonly ForwardedElement[] {
  return parseForwarded([message.headers.forwarded ?? []].flat().join(",")) ?? [];
}

/** The last scheme is that of the nearest proxy, whatever the number of addresses. */
function xForwardedElements(message: IncomingMessage): readonly ForwardedElement[] {
  const addresses = values(message, "x-forwarded-for").map((address) => ({ for: address }));
  const proto = values(message, "x-forwarded-proto").at(-1);
  return proto === undefined ? addresses : [...addresses, { proto }];
}

function clientAddress(elements: readonly ForwardedElement[], trusted: BlockList): string | undefined {
  const addresses = elements.flatMap((element) => (element.for === undefined ? [] : [normalize(element.for)]));
  const foreign = addresses.findLast((address) => !contains(trusted, address));
  const client = foreign ?? addresses[0] ?? "";
  return isIP(client) === 0 ? undefined : client;
}

function readId(message: IncomingMessage): string | undefined {
  const [id = ""] = values(message, "x-request-id");
  return /^[\w.-]{1,128}$/.test(id) ? id : undefined;
}

function values(message: IncomingMessage, name: string): string[] {
  return [message.headers[name] ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** A dual-stack socket reports IPv4 peers as `::ffff:192.0.2.1`. */
function normalize(address: string): string {
  return address.startsWith("::") ? address.replace(/^::ffff:(?=\d+\.)/i, "") : address;
}

function contains(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
