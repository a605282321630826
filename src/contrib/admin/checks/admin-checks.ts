import { defineCheck, type Finding } from "#rooms/checks";
import { adminParts } from "../admin-site.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { checkActions } from "./check-actions.ts";
import { checkAddress } from "./check-address.ts";
import { checkForm } from "./check-form.ts";
import { checkInlines } from "./check-inlines.ts";
import { checkList } from "./check-list.ts";

/** Finds what the compiler cannot see in the declarations of the admin site, and what programs made up. */
export const adminCheck = defineCheck({
  name: "admin.parts",
  run: () => [...adminParts().flatMap(checkPart), ...twice()],
});

function checkPart(part: AdminPart): Finding[] {
  return [...checkAddress(part), ...checkList(part), ...checkForm(part), ...checkInlines(part), ...checkActions(part)];
}

/** Only the part that comes last would be shown. */
function twice(): Finding[] {
  const labels = adminParts().map(({ model }) => model.meta.label);
  const repeated = labels.filter((label, index) => labels.indexOf(label) !== index);
  return repeated.map((object) => ({
    ...{ id: "admin.E001", level: "error" as const, object },
    message: "The admin site has two parts for this model.",
    hint: "Call adminFor once for each model.",
  }));
}
