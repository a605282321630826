import { BadRequest } from "../errors.ts";

/** Deeper values overflow the stack of whoever walks through them. */
const maxDepth = 100;

/**
 * Parses a body as JSON that is safe to walk through and to copy from.
 *
 * @throws BadRequest when it is no JSON in UTF-8, is nested too deeply, or has a property named `__proto__`.
 */
export function parseJson(body: Buffer): unknown {
  const text = decode(body);
  if (depthOf(text) > maxDepth)
    throw new BadRequest({ problem: `The body is nested more than ${maxDepth} levels deep.` });
  try {
    // Looking at every property takes long, so only where one of them may have that name.
    return JSON.parse(text, /__proto__|\\u00/i.test(text) ? refusePrototype : undefined);
  } catch (cause) {
    if (cause instanceof BadRequest) throw cause;
    throw new BadRequest({ problem: "The body is not JSON in UTF-8." }, { cause });
  }
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (cause) {
    throw new BadRequest({ problem: "The body is not JSON in UTF-8." }, { cause });
  }
}

/** The most brackets that are open at once; those inside strings do not count. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '"') inString = !inString;
    else if (inString) index += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}

/** `Object.assign` would make it the prototype of what it copies to. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new BadRequest({ problem: "The body has a property named __proto__." });
  return value;
}
