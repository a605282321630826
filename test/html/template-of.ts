/** The strings of a template literal that a test put together at run time. */
export function templateOf(strings: readonly string[]): TemplateStringsArray {
  return Object.freeze(Object.assign([...strings], { raw: strings }));
}
