import type { ResolvedPath } from "../../paths/resolve-path.ts";

/** One way to narrow a list. */
export interface FilterOption {
  readonly label: string;
  /** The parameters that say it in an address; none for "All". */
  readonly parameters: Readonly<Record<string, string>>;
  readonly isSelected: boolean;
}

/** The ways to narrow a list by one path. */
export interface ListFilter {
  readonly title: string;
  /** Every parameter of its options: a link sets those of one and drops the others. */
  readonly parameters: readonly string[];
  readonly options: readonly FilterOption[];
  /** True where the database holds more values than are offered. */
  readonly isCut: boolean;
}

/** An option before it is known whether it is selected. */
export interface OfferedOption {
  readonly label: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a kind of filter offers. */
export interface Offer {
  /** What stands first and narrows nothing: `All`. */
  readonly all: string;
  readonly options: readonly OfferedOption[];
  readonly isCut?: boolean;
}

/** Makes the filter of a path: the selected option is the one whose parameters the address has. */
export function listFilter({ label }: ResolvedPath, query: URLSearchParams, offer: Offer): ListFilter {
  const parameters = [...new Set(offer.options.flatMap((option) => Object.keys(option.parameters)))];
  const options = offer.options.map((option) => ({ ...option, isSelected: isSelected(option, query) }));
  const isOpen = parameters.every((name) => !query.has(name));
  const all = { label: offer.all, parameters: {}, isSelected: isOpen };
  return { title: label, parameters, options: [all, ...options], isCut: offer.isCut ?? false };
}

function isSelected({ parameters }: OfferedOption, query: URLSearchParams): boolean {
  return Object.entries(parameters).every(([name, value]) => query.get(name) === value);
}
