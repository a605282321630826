import { sessionCookieOptions, sessionOf } from "#rooms/contrib/sessions";
import { defineHook, defineRequestKey, type HttpRequest, type HttpResponse } from "#rooms/http";
import { whenThere } from "#rooms/util";
import { type Message, messageLevels } from "./message.ts";
import { decodeCookie, encodeCookie } from "./message-cookie.ts";
import { readMessage, writeMessage } from "./message-format.ts";
import { messageSettings } from "./settings.ts";

const cookieName = "messages";

/** Where Django keeps the messages that do not fit into the cookie. */
const sessionName = "_messages";

/** What happened to the messages of a request. */
interface MessageBox {
  readonly added: Message[];
  consumed: boolean;
}

const requestMessages = defineRequestKey<MessageBox>("messages.messages");

/**
 * Leaves a message for the next page that shows messages, this request's own included; one below `MESSAGE_LEVEL` is
 * dropped.
 *
 * @example
 * addMessage(request, { level: "success", content: "The post was added." });
 */
export function addMessage(request: HttpRequest, message: Message): void {
  if (messageLevels[message.level] < messageLevels[messageSettings.values().MESSAGE_LEVEL]) return;
  boxOf(request).added.push(message);
}

/**
 * All waiting messages, oldest first; they are gone afterwards, so show them. A HEAD request, whose page nobody sees,
 * leaves them waiting.
 *
 * @example
 * const waiting = await consumeMessages(request);
 * html`<ul>${waiting.map(({ level, content }) => html`<li class="${level}">${content}</li>`)}</ul>`;
 */
export async function consumeMessages(request: HttpRequest): Promise<readonly Message[]> {
  const box = boxOf(request);
  const stored = box.consumed ? [] : await storedMessages(request);
  // Whoever asks for the headers alone sees no messages.
  if (request.method === "HEAD") return [...stored, ...box.added];
  box.consumed = true;
  return [...stored, ...box.added.splice(0)];
}

/** Keeps messages between requests: in a signed cookie, and in the session what does not fit there. */
export const messageHook = defineHook({
  name: "messages.messages",
  handle: (request, next) =>
    whenThere(next(), (response) => {
      const box = requestMessages.find(request);
      // Whoever sees an error page has not seen the messages.
      return box === undefined || response.status >= 500 ? response : keepMessages(request, response, box);
    }),
});

async function keepMessages(request: HttpRequest, response: HttpResponse, box: MessageBox): Promise<HttpResponse> {
  const waiting = box.consumed ? box.added : [...(await storedMessages(request)), ...box.added];
  await storeMessages(request, response, waiting);
  return response;
}

function boxOf(request: HttpRequest): MessageBox {
  const box = requestMessages.find(request) ?? { added: [], consumed: false };
  requestMessages.set(request, box);
  return box;
}

async function storedMessages(request: HttpRequest): Promise<readonly Message[]> {
  const cookie = request.cookies.get(cookieName);
  if (cookie === undefined) return [];
  const { messages, continues } = decodeCookie(cookie);
  if (!continues) return messages;
  return [...messages, ...readSessionMessages((await sessionOf(request)).get(sessionName))];
}

function readSessionMessages(stored: unknown): readonly Message[] {
  const values: unknown = typeof stored === "string" ? JSON.parse(stored) : [];
  return Array.isArray(values) ? values.map(readMessage).filter((message) => message !== undefined) : [];
}

async function storeMessages(
  request: HttpRequest,
  response: HttpResponse,
  messages: readonly Message[],
): Promise<void> {
  response.vary("Cookie");
  const received = request.cookies.get(cookieName);
  if (messages.length > 0) {
    const { cookie, rest } = encodeCookie(messages);
    response.setCookie(cookieName, cookie, { ...sessionCookieOptions(), httpOnly: true });
    await storeRest(request, received, rest);
  } else if (received !== undefined) {
    response.deleteCookie(cookieName, sessionCookieOptions());
    await storeRest(request, received, []);
  }
}

/** Keeps what did not fit; the session is asked for only if it holds messages or shall hold some. */
async function storeRest(request: HttpRequest, received: string | undefined, rest: readonly Message[]): Promise<void> {
  if (rest.length === 0 && (received === undefined || !decodeCookie(received).continues)) return;
  const session = await sessionOf(request);
  if (rest.length === 0) session.delete(sessionName);
  else session.set(sessionName, JSON.stringify(rest.map(writeMessage)));
}
