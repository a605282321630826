import { defineContribution } from "#rooms/apps";

/**
 * A folder of files that the site serves below STATIC_URL. Inside it the files of an app stand in a folder of the
 * app's name, so that two apps do not claim one path.
 *
 * @example
 * staticFolder(new URL("static/", import.meta.url)) // static/blog/style.css is served as /static/blog/style.css
 */
export const staticFolder = defineContribution<URL | string>("staticfiles.folder");
