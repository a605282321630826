import type { Writer } from "../writing/write-attribute.ts";
import { type Fault, malformed, TemplateFault } from "./template-fault.ts";

/** An analysed template: a static start, then for each value its writer and the static text that follows. */
export interface Template {
  readonly start: string;
  readonly steps: readonly TemplateStep[];
}

export interface TemplateStep {
  readonly write: Writer;
  readonly after: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A character reference that a value, or what follows the template, could complete. */
const openReference = /&[#\w]*$/;

/** Collects the static texts and writers of a template, in the order of its source. */
export class TemplateBuilder {
  readonly #source: string;
  readonly #texts: string[] = [];
  readonly #writers: Writer[] = [];
  #text = "";

  constructor(source: string) {
    this.#source = source;
  }

  textOf({ start, end }: Range): string {
    return this.#source.slice(start, end);
  }

  hasHoleAt(index: number): boolean {
    return this.#source[index] === "\0";
  }

  add(text: string): void {
    this.#text += text;
  }

  addWriter(writer: Writer): void {
    this.#texts.push(this.#text);
    this.#writers.push(writer);
    this.#text = "";
  }

  /** Adds a writer that begins with its own space, so that it may write nothing. */
  replaceGap(writer: Writer): void {
    this.#text = this.#text.replace(/[\t\n\f\r ]+$/, "");
    this.addWriter(writer);
  }

  /** Adds source that may not hold values. */
  addStatic(range: Range, fault: Fault): void {
    const text = this.textOf(range);
    if (text.includes("\0")) throw new TemplateFault(fault, range.start + text.indexOf("\0"));
    this.add(text);
  }

  /** Adds source and a writer for each value in it. */
  addValues(range: Range, writerOf: (index: number) => Writer): void {
    const pieces = this.textOf(range).split("\0");
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.addWriter(writerOf(index - 1));
      this.add(piece);
      const continued = index < pieces.length - 1 || range.end === this.#source.length;
      if (continued && openReference.test(piece)) throw new TemplateFault(openReferenceFault, range.start);
    }
  }

  build(): Template {
    const [start = "", ...rest] = [...this.#texts, this.#text];
    return { start, steps: this.#writers.map((write, index) => ({ write, after: rest[index] ?? "" })) };
  }
}

const openReferenceFault = malformed(
  "A character reference is not closed, and a value could complete it",
  "Write &amp; for the character itself.",
);
