export { type Check, type CheckDeclaration, defineCheck, runChecks } from "./define-check.ts";
export { type Finding, type FindingLevel, isSerious } from "./finding.ts";
export { renderFindings } from "./render-findings.ts";
