import { Document, isScalar, type ToStringOptions, visit, type YAMLSeq } from "yaml";
import { heading } from "./heading.ts";

/** Writes documents as one YAML file under the heading, with further lines of comment. */
export function yamlText(documents: readonly object[], comment: readonly string[] = []): string {
  const lines = [heading, ...comment.map((line) => (line === "" ? "#" : `# ${line}`))];
  return `${lines.join("\n")}\n\n${documents.map(documentText).join("---\n")}`;
}

const style: ToStringOptions = { lineWidth: 0, flowCollectionPadding: false };

function documentText(content: object): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  visit(document, { Seq: (_, list) => shorten(list) });
  return document.toString(style);
}

/** Lets a short list of texts stand on one line. */
function shorten(list: YAMLSeq): void {
  const texts = list.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
  list.flow = !texts.includes(undefined) && texts.join(", ").length <= 70;
}
