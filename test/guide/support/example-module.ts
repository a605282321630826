import type { DocumentedExample } from "./documented-examples.ts";

/** What the module of a page's examples is written from. */
export interface PageExamples {
  readonly blocks: readonly DocumentedExample[];
  readonly cells: readonly DocumentedExample[];
}

const head = `
interface Expectations {
  same(actual: unknown, expected: unknown): void;
  throws(code: string, work: () => unknown): Promise<void>;
  settles(work: () => unknown): Promise<void>;
}
`;

/**
 * Writes the examples as a module: imports at its head, and an exported function for each block or cell, named by its
 * line. Lines keep their order, so that `@ts-expect-error` stands where it stood.
 *
 * - `statement; // → value` compares what the statement answers with, or the constant that it declares.
 * - `statement; // throws db.does_not_exist` expects the error of that code.
 *
 * @throws Error for an expectation that stands behind no statement.
 */
export function exampleModule({ blocks, cells }: PageExamples): string {
  const imports = blocks.flatMap(({ code }) => code.match(importStatements) ?? []);
  const names = exampleNames({ blocks, cells });
  const bodies = [
    ...blocks.map(({ line, code }) => checkedBody(code.replace(importStatements, ""), line)),
    ...cells.map(({ code }) => `await settles(async () => (${code}));`),
  ];
  const functions = bodies.map((body, place) => exampleFunction(`${names[place]}`, body));
  return [...imports, head, ...functions].join("\n");
}

/** The functions of the module: blocks by their line, cells by their line and number. */
export function exampleNames({ blocks, cells }: PageExamples): readonly string[] {
  return [...blocks.map(({ line }) => `line${line}`), ...cells.map(({ line }, place) => `line${line}_${place}`)];
}

const importStatements = /^import [^;]+;\n/gm;

function exampleFunction(name: string, body: string): string {
  return `export async function ${name}({ same, throws, settles }: Expectations) {\n${body}\n}\n`;
}

function checkedBody(code: string, line: number): string {
  const body = statements(code).map(checkedStatement).join("\n");
  if (/\/\/ (→|throws) /.test(body)) throw new Error(`Line ${line}: an expectation stands behind no statement.`);
  return body;
}

/** A statement begins in the first column; what closes one does not begin another. */
function statements(code: string): string[] {
  return code.trimEnd().split(/\n(?=[^\s)}\]])/);
}

function checkedStatement(statement: string): string {
  const failing = /^(.*;) +\/\/ throws (\S+)$/s.exec(statement.trimEnd());
  if (failing) return `await throws("${failing[2]}", async () => { ${failing[1]} });`;
  const [, answer, expected] = /^(.*); +\/\/ → ([^\n]+)$/s.exec(statement.trimEnd()) ?? [];
  if (answer === undefined) return statement;
  const declared = /^const (\w+|\[.*?\]|\{.*?\}) = /.exec(answer)?.[1];
  return declared === undefined ? `same(${answer}, ${expected});` : `${answer}; same(${declared}, ${expected});`;
}
