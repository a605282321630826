/** What no file of a folder is served or collected under: hidden, left by an editor, or a trick. */
const refused = /(?:^|\/)(?:\.|CVS(?:\/|$)|(?:\/|$))|~(?:\/|$)|[\\\p{Cc}]/u;

/**
 * True for a path below a static folder that may be served: no empty, hidden or backup segment, no `..`, no
 * backslash, no control character.
 */
export function isStaticName(name: string): boolean {
  return !refused.test(name);
}
