/** What the blog says of itself, on its pages and in its feed. */
export const about = {
  title: "Twelve Notes",
  description: "Short notes on building for the web, one release at a time.",
} as const;
