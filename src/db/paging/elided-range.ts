/** How many page numbers are shown. */
export interface ElidedRangeOptions {
  /** Beside the current page. Default 3. */
  readonly onEachSide?: number;
  /** At the beginning and at the end. Default 2. */
  readonly onEnds?: number;
}

/**
 * The page numbers around the current one and at both ends, with `"…"` for those between, by Django's rule.
 *
 * @see https://docs.djangoproject.com/en/5.2/ref/paginator/#django.core.paginator.Paginator.get_elided_page_range
 */
export function elidedRange(
  number: number,
  pages: number,
  { onEachSide = 3, onEnds = 2 }: ElidedRangeOptions = {},
): readonly (number | "…")[] {
  if (pages <= (onEachSide + onEnds) * 2) return range(1, pages);
  const left = number - onEachSide;
  const right = number + onEachSide;
  const elidesLeft = left > onEnds + 2;
  const elidesRight = right < pages - onEnds - 1;
  return [
    ...(elidesLeft ? [...range(1, onEnds), "…" as const] : []),
    ...range(elidesLeft ? left : 1, elidesRight ? right : pages),
    ...(elidesRight ? ["…" as const, ...range(pages - onEnds + 1, pages)] : []),
  ];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
