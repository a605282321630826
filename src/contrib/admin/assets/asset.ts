import { createHash } from "node:crypto";

/** A file that pages refer to; its name changes with its content, so that browsers may keep it for ever. */
export interface Asset {
  readonly fileName: string;
  readonly type: string;
  readonly content: string;
  readonly entityTag: string;
}

/** Names a file after its content. */
export function asset(extension: "css" | "js", type: string, content: string): Asset {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { fileName: `admin.${hash}.${extension}`, type, content, entityTag: `"${hash}"` };
}
