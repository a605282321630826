export { controlAttributes, partAttributes } from "./widgets/control-attributes.ts";
export type { Control, Widget } from "./widgets/widget.ts";
export { widget } from "./widgets/widget-kinds.ts";
