export { messages } from "./app.ts";
export { HtmlMessageAsynchronous } from "./errors.ts";
export { type Message, type MessageLevel, messageLevels, messageTags } from "./message.ts";
export { addMessage, consumeMessages, messageHook } from "./message-hook.ts";
export { messageSettings } from "./settings.ts";
