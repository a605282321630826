import { readFileSync } from "node:fs";

/** An answer that a server of the bench gives again and again. */
export interface RecordedAnswer {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** Reads the answers from the file that is the program's argument. */
export function readRecorded(): readonly RecordedAnswer[] {
  const recorded: readonly (Omit<RecordedAnswer, "body"> & { readonly body: string })[] = JSON.parse(
    readFileSync(process.argv[2] ?? "", "utf8"),
  );
  return recorded.map((answer) => ({ ...answer, body: Buffer.from(answer.body, "base64") }));
}
