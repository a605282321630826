/** What is wrong with a template, and the next step; where it stands is added by the tag. */
export interface Fault {
  readonly kind: "unsafe" | "malformed";
  /** The position or the problem, as the message names it. */
  readonly what: string;
  readonly remedy: string;
}

/** Stops the analysis of a template: a fault and the place in its source. */
export class TemplateFault extends Error {
  readonly fault: Fault;
  readonly at: number;

  constructor(fault: Fault, at: number) {
    super(fault.what);
    this.fault = fault;
    this.at = at;
  }
}

/** A value would stand where no escaping makes it safe. */
export function unsafe(position: string, remedy: string): Fault {
  return { kind: "unsafe", what: position, remedy };
}

/** Browsers would read the template differently from what its author meant. */
export function malformed(problem: string, remedy: string): Fault {
  return { kind: "malformed", what: problem, remedy };
}
