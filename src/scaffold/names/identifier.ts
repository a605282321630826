/** The name of an app as one writes it in code: `my_blog` is `myBlog` there. */
export function identifier(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replaceAll("_", "");
}
