/** A piece of JavaScript; spaces are left out. */
export interface JavascriptToken {
  /** A template without expressions is a `string`. */
  readonly kind: "comment" | "string" | "template" | "regex" | "word" | "mark";
  readonly text: string;
  readonly start: number;
}

const space = /\s+/y;
const comment = /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const string = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\$]|\$(?!\{)|\\[\s\S])*`/y;
/** A template from its beginning or an expression's end to its next expression or its own end. */
const template = /[`}](?:[^`\\$]|\$(?!\{)|\\[\s\S])*(?:`|\$\{|$)/y;
const regex = /\/(?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/\w*/y;
const word = /(?:[\w$#\x80-\xff]|\\u[\da-fA-F{}]+)+/y;
const mark = /\+\+|--|\?\.|[\s\S]/y;

/** Behind these words an expression begins, so that a slash does not divide. */
const openers = new Set(
  "return typeof instanceof in of new delete void throw case do else yield await default extends".split(" "),
);
const conditions = new Set(["if", "while", "for", "with"]);

/**
 * Takes JavaScript apart as far as strings, comments and regular expressions can be told from each other.
 *
 * Whether a slash divides is known from what stands before it. Behind a closing brace it is taken for the beginning of
 * a regular expression: hardly anybody divides a block or an object, and one that is not closed on its line is none.
 *
 * @see https://tc39.es/ecma262/#sec-ecmascript-language-lexical-grammar
 */
export function javascriptTokens(content: string): JavascriptToken[] {
  return [...new Scanner(content).tokens()];
}

class Scanner {
  readonly #content: string;
  /** What is open: a bracket, or `${`; for `(` with the word before it. */
  readonly #open: string[] = [];
  #at = 0;
  #divides = false;
  #lastWord = "";

  constructor(content: string) {
    this.#content = content;
  }

  *tokens(): Generator<JavascriptToken> {
    for (;;) {
      this.#take(space);
      const start = this.#at;
      if (start >= this.#content.length) return;
      const kind = this.#next();
      yield { kind, text: this.#content.slice(start, this.#at), start };
    }
  }

  #next(): JavascriptToken["kind"] {
    if (this.#take(comment) !== undefined) return "comment";
    if (this.#take(string) !== undefined) return this.#ended("string", true);
    if (this.#isTemplate()) return this.#template();
    if (!this.#divides && this.#take(regex) !== undefined) return this.#ended("regex", true);
    const name = this.#take(word);
    if (name === undefined) return this.#mark(this.#take(mark) ?? "");
    this.#ended("word", !openers.has(name));
    this.#lastWord = name;
    return "word";
  }

  #isTemplate(): boolean {
    const character = this.#content[this.#at];
    return character === "`" || (character === "}" && this.#open.at(-1) === "${");
  }

  #template(): "template" {
    if (this.#content[this.#at] === "}") this.#open.pop();
    const opensExpression = this.#take(template)?.endsWith("${") === true;
    if (opensExpression) this.#open.push("${");
    return this.#ended("template", !opensExpression);
  }

  #mark(text: string): "mark" {
    if (text === "(") this.#open.push(`${this.#lastWord}(`);
    else if (text === "[" || text === "{") this.#open.push(text);
    if (text !== ")" && text !== "]" && text !== "}") return this.#ended("mark", text === "++" || text === "--");
    const opened = this.#open.pop();
    const closesCondition = text === ")" && opened !== undefined && conditions.has(opened.slice(0, -1));
    return this.#ended("mark", text !== "}" && !closesCondition);
  }

  /** Notes what the next slash means. */
  #ended<Kind extends JavascriptToken["kind"]>(kind: Kind, divides: boolean): Kind {
    this.#divides = divides;
    this.#lastWord = "";
    return kind;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#content)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}
