/** Takes what the process that forked this one sends, with the socket that came along, if any. */
export type ParentListener = (message: unknown, handle: unknown) => void;

/** Listens to the process that forked this one; the open channel keeps this process alive. */
export function onParentMessage(listener: ParentListener): void {
  process.on("message", listener);
  process.channel?.ref();
}

/** Sends a message to the process that forked this one; nothing happens when it is gone. */
export function tellParent(message: object): void {
  // An error goes to the callback instead of the process: a parent that is gone is the business of `stopWithParent`.
  if (process.connected) process.send?.(message, () => undefined);
}
