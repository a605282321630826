/** What the converters of a route path turn a segment into. */
export interface PathConverters {
  /** Any text without a slash; what a bare `:name` means. */
  str: string;
  /** Up to fifteen digits. */
  int: number;
  /** Letters, digits, hyphens and underscores. */
  slug: string;
  /** A lower-case UUID. */
  uuid: string;
  /** The rest of the path, slashes included; only at the end. */
  path: string;
}

/** The parameters of a request whose route is not known to the compiler. */
export type RouteParams = { readonly [name: string]: string | number };

/**
 * The parameters that a route path declares.
 *
 * @example
 * type P = PathParams<"/posts/:year<int>/:slug/">; // { readonly year: number; readonly slug: string }
 */
export type PathParams<Path extends string> = string extends Path
  ? RouteParams
  : { readonly [Segment in ParamSegment<Path> as ParamName<Segment>]: ParamValue<Segment> };

type ParamSegment<Path extends string> = Extract<Segments<Path>, `:${string}`>;

type Segments<Path extends string> = Path extends `${infer Head}/${infer Rest}` ? Head | Segments<Rest> : Path;

type ParamName<Segment> = Segment extends `:${infer Name}<${string}>`
  ? Name
  : Segment extends `:${infer Name}`
    ? Name
    : never;

type ParamValue<Segment> = Segment extends `:${string}<${infer Converter}>`
  ? Converter extends keyof PathConverters
    ? PathConverters[Converter]
    : never
  : string;
