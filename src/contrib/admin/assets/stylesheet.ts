import { components } from "../stylesheet/components.ts";
import { forms } from "../stylesheet/forms.ts";
import { layout } from "../stylesheet/layout.ts";
import { lists } from "../stylesheet/lists.ts";
import { theme } from "../stylesheet/theme.ts";
import { asset } from "./asset.ts";

/** The style sheet of every page of the admin site. */
export const stylesheet = asset("css", "text/css; charset=utf-8", [theme, layout, components, lists, forms].join("\n"));
