const strokes = Array.from({ length: 12 }, (_, hour) => `<path d="M0-54V-88" transform="rotate(${hour * 30})"/>`);

/** The dial as an icon, in a colour that is seen on light and on dark. */
export const welcomeIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 200 200" stroke="#c46a24" stroke-width="14" stroke-linecap="round">${strokes.join("")}</svg>`;
