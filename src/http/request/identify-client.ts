import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Who asks, and how. */
export interface Client {
  readonly id: string;
  readonly remoteAddress: string;
  readonly scheme: "http" | "https";
}

/** Finds out who asks, believing only trusted proxies' headers. */
export type ClientReader = (message: IncomingMessage) => Client;

/**
 * Makes a reader of clients.
 *
 * The client is the right-most address of `X-Forwarded-For` that is no trusted proxy: what stands left of it
 * may be invented. `X-Forwarded-Host` is never read.
 *
 * @param proxies Addresses or networks such as `10.0.0.0/8`.
 */
export function createClientReader(proxies: readonly string[]): ClientReader {
  const trusted = blockListOf(proxies);
  return (message) => {
    const peer = normalize(message.socket.remoteAddress ?? "");
    if (!contains(trusted, peer)) return { id: randomUUID(), remoteAddress: peer, scheme: "http" };
    return {
      id: readId(message) ?? randomUUID(),
      remoteAddress: forwardedAddress(message, trusted) ?? peer,
      scheme: values(message, "x-forwarded-proto").at(-1)?.toLowerCase() === "https" ? "https" : "http",
    };
  };
}

/** True for an IP address or a network in CIDR notation. */
export function isNetwork(text: string): boolean {
  const [, address = "", prefix = "0"] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(address) !== 0 && Number(prefix) <= (isIP(address) === 6 ? 128 : 32);
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

function forwardedAddress(message: IncomingMessage, trusted: BlockList): string | undefined {
  const addresses = values(message, "x-forwarded-for").map(normalize);
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
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function contains(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
