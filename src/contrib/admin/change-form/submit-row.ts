import { type Html, html } from "#rooms/html";
import { adminAddress } from "../addresses/admin-address.ts";
import { filteredList, keepingFilters } from "../addresses/list-filters.ts";
import { can } from "../permissions.ts";
import type { FormSubject } from "./form-subject.ts";

/** The buttons of a form, under Django's names; for those who may only read, the way back. */
export async function submitRow(subject: FormSubject): Promise<Html> {
  const { request, user, part, row, isEditable } = subject;
  if (!isEditable) {
    return html`<div class="submit-row"><a class="button secondary" href="${filteredList(part, request)}">Close</a></div>`;
  }
  const canAdd = await can(user, "add", part);
  const canDelete = row !== undefined && (await can(user, "delete", part, row));
  return html`<div class="submit-row">
<button type="submit" name="_save" value="Save">Save</button>
<button class="secondary" type="submit" name="_continue" value="Save and continue editing">Save and continue editing</button>
${canAdd ? addAnother : undefined}
${canDelete ? html`<a class="delete" href="${keepingFilters(adminAddress.delete(part, row), request)}">Delete</a>` : undefined}
</div>`;
}

const addAnother = html`<button class="secondary" type="submit" name="_addanother" value="Save and add another">Save and
add another</button>`;
