/** A function with a body. */
export interface ScannedFunction {
  /** Its line, counted from 1. */
  readonly line: number;
  readonly parameters: number;
  /** Lines of code from the parameters to the end of the body. */
  readonly lines: number;
}

const pairs: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** What stands before parentheses that are followed by a block but belong to no function. */
const controlWords = /\b(?:if|for|while|switch|catch|with|await|extends\s+[\w$.]+)\s*$/;

/**
 * Finds the functions, methods and arrow functions of a file by their parentheses and what follows them.
 *
 * @param masked The file as `maskSource` leaves it, formatted.
 */
export function scanFunctions(masked: string): ScannedFunction[] {
  const functions: ScannedFunction[] = [];
  for (const { index } of masked.matchAll(/\(/g)) {
    const close = findClosing(masked, index);
    const body = controlWords.test(masked.slice(Math.max(0, index - 80), index)) ? -1 : findBody(masked, close + 1);
    if (body === -1) continue;
    const end = masked[body] === "{" ? findClosing(masked, body) : findExpressionEnd(masked, body);
    functions.push({
      line: masked.slice(0, index).split("\n").length,
      parameters: countParameters(masked.slice(index + 1, close)),
      lines: countCodeLines(masked.slice(index, end + 1)),
    });
  }
  return functions;
}

/** Counts the lines that hold code. */
export function countCodeLines(masked: string): number {
  return masked.split("\n").filter((line) => line.trim() !== "").length;
}

/** The place of the bracket that closes the one at `open`. */
function findClosing(masked: string, open: number): number {
  const opening = masked[open] ?? "";
  const closing = pairs.get(opening);
  let depth = 0;
  for (let at = open; at < masked.length; at += 1) {
    if (masked[at] === opening) depth += 1;
    if (masked[at] === closing) depth -= 1;
    if (depth === 0) return at;
  }
  return masked.length;
}

/** The place where the body begins whose parameters end before `start`; -1 if what stands there is no function. */
function findBody(masked: string, start: number): number {
  const next = skipSpace(masked, start);
  if (masked[next] === "{") return next;
  if (masked.startsWith("=>", next)) return skipSpace(masked, next + 2);
  return masked[next] === ":" ? findBodyAfterType(masked, next + 1) : -1;
}

/** After these a type begins, so that `{` opens a type and not a body. */
const typeOpeners: readonly string[] = [":", "|", "&", "=>", "is", "extends", "keyof", "readonly"];

/** Walks over a return type to the body after it. */
function findBodyAfterType(masked: string, start: number): number {
  let before = ":";
  for (let at = skipSpace(masked, start); at < masked.length; at = skipSpace(masked, at + 1)) {
    const token = tokenAt(masked, at);
    if (token === "{" && !typeOpeners.includes(before)) return at;
    if (token === "=>" && before !== ")") return skipSpace(masked, at + token.length);
    if (/^[;,)\]}=?]$/.test(token)) return -1;
    at = findTokenEnd(masked, at, token);
    before = pairs.has(token) ? (masked[at] ?? "") : token;
  }
  return -1;
}

function tokenAt(masked: string, at: number): string {
  return /^(?:=>|[\w$.]+|[\s\S])/.exec(masked.slice(at, at + 100))?.[0] ?? "";
}

function findTokenEnd(masked: string, at: number, token: string): number {
  if (pairs.has(token)) return findClosing(masked, at);
  return token === "<" ? findAngleEnd(masked, at) : at + token.length - 1;
}

function findAngleEnd(masked: string, open: number): number {
  let depth = 0;
  for (let at = open; at < masked.length; at += 1) {
    if (masked[at] === "<") depth += 1;
    if (masked[at] === ">" && masked[at - 1] !== "=") depth -= 1;
    if (depth === 0) return at;
  }
  return masked.length;
}

/**
 * The body of an arrow function without braces ends where a bracket closes that it did not open, at `,` or `;`, or,
 * if it was the type of a function, where a block begins.
 */
function findExpressionEnd(masked: string, start: number): number {
  for (let at = start; at < masked.length; at += 1) {
    const character = masked[at] ?? "";
    if (/[,;)\]}]/.test(character)) return at - 1;
    if (character === "{" && /(?:[\w$)\]]|[^=]>)\s*$/.test(masked.slice(start, at))) return at - 1;
    if (pairs.has(character)) at = findClosing(masked, at);
  }
  return masked.length - 1;
}

/** Counts parameters, of which a typed `this` is none. */
function countParameters(list: string): number {
  let count = 0;
  let start = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const character = list[at] ?? ",";
    if (pairs.has(character)) at = findClosing(list, at);
    else if (character === "<") at = findAngleEnd(list, at);
    else if (character === ",") {
      const parameter = list.slice(start, at).trim();
      if (parameter !== "" && !/^this\s*:/.test(parameter)) count += 1;
      start = at + 1;
    }
  }
  return count;
}

function skipSpace(masked: string, start: number): number {
  const offset = masked.slice(start).search(/\S/);
  return offset === -1 ? masked.length : start + offset;
}
