/** A form of a page, with what a visitor finds in it. */
export interface PageForm {
  readonly id: string;
  /** As written; empty for the page's own address. */
  readonly action: string;
  readonly method: "GET" | "POST";
  readonly isMultipart: boolean;
  readonly controls: readonly Control[];
}

/** Something in a form that a visitor fills in, chooses or presses. */
export type Control =
  | { readonly kind: "text"; readonly name: string; readonly value: string }
  | { readonly kind: "file"; readonly name: string }
  | Choice
  | Button;

/** Check boxes or radio buttons of one name, or a select. */
export interface Choice {
  readonly kind: "choice";
  readonly name: string;
  readonly multiple: boolean;
  readonly options: readonly Option[];
}

export interface Option {
  readonly value: string;
  readonly chosen: boolean;
}

export interface Button {
  readonly kind: "button";
  readonly name: string;
  readonly value: string;
  /** The text on it. */
  readonly label: string;
}
