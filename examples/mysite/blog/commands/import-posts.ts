import { argument, atomic, CommandError, defineCommand, option } from "tolv";
import { csvLines } from "../importing/csv-lines.ts";
import { type ImportResult, importLines } from "../importing/import-lines.ts";
import { jsonLines } from "../importing/json-lines.ts";
import { readText } from "../importing/read-text.ts";

const formats = { csv: csvLines, jsonl: jsonLines } as const;

export const importPostsCommand = defineCommand({
  name: "import_posts",
  help: "Imports posts from CSV or from JSON lines: all of them, or none where one is wrong.",
  arguments: { file: argument.required("The file, or - for standard input.") },
  options: {
    format: option.choice(["csv", "jsonl"], "How the file is written; its name says so unless given."),
    update: option.flag("Changes the posts whose slugs are there already."),
    keepValid: option.flag("Keeps the posts that are right even where others are wrong."),
  },
  async run({ arguments: { file }, options: { format = formatOf(file), update, keepValid }, output }) {
    const complain = (line: number, problem: string) => output.error(`Line ${line}: ${printable(problem)}`);
    const work = () => importLines(formats[format](readText(file)), { update, complain });
    const { created, updated, wrong } = await (keepValid ? work() : atomic(async () => refuseWrong(await work())));
    output.line(`Created ${created}, updated ${updated}.`);
    return wrong === 0 ? 0 : 1;
  },
});

function formatOf(file: string): keyof typeof formats {
  if (file.endsWith(".csv")) return "csv";
  if (file.endsWith(".jsonl")) return "jsonl";
  throw new CommandError({ message: "The name of the file does not say how it is written.", hint: "Pass --format." });
}

/** Thrown inside of the transaction, which takes everything back. */
function refuseWrong(result: ImportResult): ImportResult {
  if (result.wrong === 0) return result;
  const message = `${result.wrong === 1 ? "1 record is" : `${result.wrong} records are`} wrong; nothing was imported.`;
  throw new CommandError({ message, hint: "Mend the lines above, or pass --keep-valid." });
}

/** What stands in a file must not command the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, "\uFFFD");
}
