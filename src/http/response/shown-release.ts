import type { SiteOptions } from "../site.ts";

/** The release as visitors are told it; undefined where they are not. */
export function shownRelease({ settings, release }: Pick<SiteOptions, "settings" | "release">): string | undefined {
  return settings.HTTP_SHOW_RELEASE ? release : undefined;
}
