import { type Html, html } from "#rooms/html";
import { type DeletionReport, mostListed, type NamedRow } from "./deletion-preview-of.ts";

/** What the page says is to be deleted. */
export interface DeletionSubject {
  /** As it stands in a sentence: `the post “Hello”`, `the selected posts`. */
  readonly what: string;
  /** True for rows that were selected in a list. */
  readonly isSelection?: boolean;
}

/** What a deletion would take, or what stands against it; the form that confirms it is the page's own. */
export function deletionSummary(report: DeletionReport, { what, isSelection = false }: DeletionSubject): Html {
  if (report.forbidden.length > 0) return forbidden(report, what);
  if (report.protectedTotal > 0) return refused(report, what);
  const related = isSelection ? "objects and their related items" : "related items";
  return html`<p>Are you sure you want to delete ${what}? All of the following ${related} will be deleted:</p>
<section class="panel" aria-labelledby="deletion-summary">
<h2 id="deletion-summary">Summary</h2>
<ul class="counts">${report.counts.map(({ kind, count }) => html`<li>${kind}: <strong>${count}</strong></li>`)}</ul>
</section>
<section class="panel" aria-labelledby="deletion-objects">
<h2 id="deletion-objects">Objects</h2>
${isCut(report) ? listedOnly : undefined}
${tree(report.rows)}
</section>`;
}

function forbidden(report: DeletionReport, what: string): Html {
  return html`<p>Deleting ${what} would result in deleting related objects, but your account doesn’t have permission to
delete the following types of objects:</p>
<ul class="panel tree">${report.forbidden.map((kind) => html`<li>${kind}</li>`)}</ul>`;
}

function refused({ protectedBy, protectedTotal }: DeletionReport, what: string): Html {
  const more = protectedTotal - protectedBy.length;
  return html`<p>Deleting ${what} would require deleting the following protected related objects:</p>
<div class="panel">
${tree(protectedBy)}
${more > 0 ? html`<p class="quiet">… and ${more} more.</p>` : undefined}
</div>`;
}

const listedOnly = html`<p class="quiet">The first ${mostListed} objects of each kind are listed; the summary counts all
of them.</p>`;

/** True where rows are counted that are not listed. */
function isCut({ rows, total }: DeletionReport): boolean {
  return countListed(rows) < total;
}

function countListed(rows: readonly NamedRow[]): number {
  return rows.reduce((sum, { because }) => sum + countListed(because), rows.length);
}

function tree(rows: readonly NamedRow[]): Html {
  return html`<ul class="tree">${rows.map(branch)}</ul>`;
}

function branch({ kind, text, address, because }: NamedRow): Html {
  const name = address === undefined ? text : html`<a href="${address}">${text}</a>`;
  return html`<li>${kind}: ${name}${because.length === 0 ? undefined : tree(because)}</li>
`;
}
