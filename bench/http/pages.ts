/** Something that the sites are asked for. */
export interface Page {
  readonly name: string;
  /** True for a page of somebody who has logged in. */
  readonly staff: boolean;
  readonly status: number;
  /** Where the page is on Tolv's site. */
  readonly path: string;
  /** Where it is on the reference's site; left out where there is none. */
  readonly referencePath?: string;
  /** Statements of the reference for this page, as its own tools record them. */
  readonly referenceStatements?: number;
  /** How many times the reference's throughput is the aim. */
  readonly aim?: number;
  /** True for the posted login form. */
  readonly login?: boolean;
  /** True for a collected file; its path is the one before it was collected. */
  readonly file?: boolean;
}

/** Names in braces are found on other pages. */
export const pages: readonly Page[] = [
  { name: "plain route", staff: false, status: 200, path: "/bench/plain/" },
  { name: "JSON route", staff: false, status: 200, path: "/bench/json/" },
  { name: "static, small", staff: false, status: 200, path: "small.css", file: true },
  { name: "static, large", staff: false, status: 200, path: "large.bin", file: true },
  {
    name: "public list",
    staff: false,
    status: 200,
    path: "/",
    referencePath: "/blog/",
    referenceStatements: 3,
    aim: 15,
  },
  { name: "public post", staff: false, status: 200, path: "/{slug}/", referencePath: "/blog/{slug}/" },
  { name: "feed", staff: false, status: 200, path: "/feed.xml" },
  {
    name: "login page",
    staff: false,
    status: 200,
    path: "/admin/login/",
    referencePath: "/admin/login/",
    referenceStatements: 0,
    aim: 30,
  },
  {
    name: "login",
    staff: false,
    status: 302,
    path: "/admin/login/?next=/admin/",
    referencePath: "/admin/login/?next=/admin/",
    referenceStatements: 5,
    login: true,
  },
  { name: "admin index", staff: true, status: 200, path: "/admin/", referencePath: "/admin/", referenceStatements: 3 },
  {
    name: "admin list",
    staff: true,
    status: 200,
    path: "/admin/blog/post/",
    referencePath: "/admin/blog/post/",
    referenceStatements: 109,
    aim: 30,
  },
  {
    name: "admin change",
    staff: true,
    status: 200,
    path: "/admin/blog/post/{id}/change/",
    referencePath: "/admin/blog/post/{id}/change/",
    referenceStatements: 11,
  },
];
