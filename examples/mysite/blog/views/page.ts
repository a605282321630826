import { type Html, html } from "tolv/html";
import { reverse } from "tolv/http";

export function page(title: string, content: Html): Html {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${reverse("blog:stylesheet")}">
</head>
<body>
<header><a href="${reverse("blog:index")}">Blog</a></header>
<main>${content}</main>
</body>
</html>
`;
}
