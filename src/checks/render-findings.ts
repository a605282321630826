import type { Finding, FindingLevel } from "./finding.ts";

const headings: readonly (readonly [FindingLevel, string])[] = [
  ["critical", "CRITICALS"],
  ["error", "ERRORS"],
  ["warning", "WARNINGS"],
  ["info", "INFOS"],
  ["debug", "DEBUGS"],
];

/** Renders findings as `tolv check` prints them, gravest first. */
export function renderFindings(findings: readonly Finding[]): string {
  const summary = `System check identified ${count(findings.length)} (0 silenced).`;
  const sections = headings.flatMap(([level, heading]) => renderSection(findings, level, heading));
  if (sections.length === 0) return summary;
  return ["System check identified some issues:", "", ...sections, summary].join("\n");
}

function count(issues: number): string {
  if (issues === 0) return "no issues";
  return issues === 1 ? "1 issue" : `${issues} issues`;
}

function renderSection(findings: readonly Finding[], level: FindingLevel, heading: string): string[] {
  const chosen = findings.filter((finding) => finding.level === level);
  return chosen.length === 0 ? [] : [`${heading}:`, ...chosen.map(renderFinding), ""];
}

function renderFinding({ id, message, hint, object }: Finding): string {
  const subject = object ?? "?";
  return `${subject}: (${id}) ${message}${hint === undefined ? "" : `\n\tHINT: ${hint}`}`;
}
