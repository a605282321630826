/** What is wrong with the release notes for the given version, or undefined when it may be published. */
export function releaseProblem(notes: string, version: string): string | undefined {
  const headings = releaseHeadings(notes);
  if (headings.includes("Pending")) {
    return `RELEASE_NOTES.md still says "Pending". Rename that heading to "${version}" and commit it, then publish.`;
  }
  if (headings[0] !== version) {
    return `RELEASE_NOTES.md starts with "${headings[0] ?? "nothing"}", package.json says ${version}. Make them agree.`;
  }
  return undefined;
}

/** The headings of releases, newest first. */
export function releaseHeadings(notes: string): string[] {
  return [...notes.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? "");
}
