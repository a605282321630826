import { components } from "../stylesheet/components.ts";
import { forms } from "../stylesheet/forms.ts";
import { layout } from "../stylesheet/layout.ts";
import { lists } from "../stylesheet/lists.ts";
import { rowPages } from "../stylesheet/row-pages.ts";
import { theme } from "../stylesheet/theme.ts";
import { asset } from "./asset.ts";

const sheets = [theme, layout, components, lists, forms, rowPages];

/** The style sheet of every page of the admin site. */
export const stylesheet = asset("css", "text/css; charset=utf-8", sheets.join("\n"));
