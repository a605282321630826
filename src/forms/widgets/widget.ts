import type { AttributeValue, Html } from "#rooms/html";
import type { ChoiceSource } from "../choices/choice-source.ts";

/**
 * Shows a field as a control and reads what the control sent. Any object that does so is a widget.
 *
 * @example
 * const stars: Widget = {
 *   render: (control) => html`<input type="range" min="1" max="5" value="${control.texts[0]}" ${controlAttributes(control)}>`,
 * };
 */
export interface Widget {
  render(control: Control): Html;
  /**
   * Reads what the control sent, as the texts that its field cleans; undefined if it sent nothing. Without this
   * function: all texts under the name.
   */
  read?(data: URLSearchParams, name: string): readonly string[] | undefined;
  /**
   * `box`: a small control before its label; `group`: several controls, which are labelled together by a legend;
   * `hidden`: nothing that a person sees; `readOnly`: no control, so that the field keeps its value. Default: one control
   * with its label before it.
   */
  readonly layout?: "box" | "group" | "hidden" | "readOnly";
  /** True for a widget that sends files. */
  readonly isMultipart?: boolean;
  /** True for a control that sends nothing while it is empty, as a box does that is not ticked. */
  readonly isSilentWhenEmpty?: boolean;
}

/** What a widget is rendered from. */
export interface Control {
  /** The name that the browser sends. */
  readonly name: string;
  readonly id: string;
  readonly label: string;
  /** What the person submitted, or the initial value as the field formats it. */
  readonly texts: readonly string[];
  readonly required: boolean;
  readonly invalid: boolean;
  /** The ids of the help and the errors; undefined without either. */
  readonly describedBy: string | undefined;
  /** What the field asks of its control, such as `maxlength`. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** Undefined for a field without choices. */
  readonly choices: ChoiceSource | undefined;
}
