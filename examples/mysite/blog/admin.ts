import { adminFor, adminSite } from "tolv/contrib/admin";
import { Category, Comment, Post, Tag } from "./models.ts";

/** What the admin site shows of the blog. */
export const blogAdmin = [Category, Comment, Post, Tag].map((model) => adminSite(adminFor(model)));
