import { CommandError } from "tolv";
import { longestRecord } from "./import-line.ts";

export interface CsvRow {
  /** Where the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Takes CSV apart as it arrives; empty lines are passed over.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export class CsvReader {
  #cells: string[] = [];
  #cell = "";
  #quotation: "none" | "open" | "closed" = "none";
  #line = 1;
  #start = 1;
  #length = 0;

  /** The rows that the text completes. */
  *push(text: string): Generator<CsvRow> {
    for (const character of text) {
      const row = this.#take(character);
      if (row !== undefined) yield row;
    }
  }

  /** The last row, which may lack its line end. */
  *end(): Generator<CsvRow> {
    if (this.#quotation === "open") this.#refuse("has a quotation mark without its counterpart");
    const row = this.#endRow();
    if (row !== undefined) yield row;
  }

  #take(character: string): CsvRow | undefined {
    if (++this.#length > longestRecord) this.#refuse("does not end within a million characters");
    if (character === "\n") this.#line += 1;
    if (character === '"') return this.#takeQuote();
    if (this.#quotation === "open") this.#cell += character;
    else if (character === ",") this.#endCell();
    else if (character === "\n") return this.#endRow();
    else if (character !== "\r") this.#cell += character;
    return undefined;
  }

  /** Two of them inside of a quotation stand for one. */
  #takeQuote(): undefined {
    const isDoubled = this.#quotation === "closed";
    const isText = isDoubled || (this.#quotation === "none" && this.#cell !== "");
    if (isText) this.#cell += '"';
    if (this.#quotation === "open") this.#quotation = "closed";
    else if (isDoubled || this.#cell === "") this.#quotation = "open";
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = "";
    this.#quotation = "none";
  }

  #endRow(): CsvRow | undefined {
    this.#endCell();
    const row = { line: this.#start, cells: this.#cells };
    this.#cells = [];
    this.#start = this.#line;
    this.#length = 0;
    return row.cells.length === 1 && row.cells[0] === "" ? undefined : row;
  }

  #refuse(problem: string): never {
    throw new CommandError({ message: `The record that begins in line ${this.#start} ${problem}.` });
  }
}
