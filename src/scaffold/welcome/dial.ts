import { type Html, html } from "#rooms/html";

/** A clock's dial: Tolv is Swedish for twelve. The style sheet lets its strokes light up one after the other. */
export function dial(): Html {
  const strokes = Array.from({ length: 12 }, (_, hour) => stroke(hour));
  return html`<svg class="dial" viewBox="-100 -100 200 200" aria-hidden="true">${strokes}<circle r="7"/></svg>`;
}

function stroke(hour: number): Html {
  const isQuarter = hour % 3 === 0;
  return html`<line class="h${hour}" y1="${isQuarter ? -58 : -68}" y2="-90" transform="rotate(${hour * 30})"/>`;
}
