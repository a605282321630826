import { attributes, type Html, html, json } from "#rooms/html";

/** Every place where a template may put a value, as a component of that value. */
export const contexts: Readonly<Record<string, (value: string) => Html>> = {
  text: (value) => html`<p>${value}</p>`,
  "text in a list": (value) => html`<ul>${[value, html`<li>${value}</li>`]}</ul>`,
  "text between tags": (value) => html`<b></b>${value}<i></i>`,
  "double quotes": (value) => html`<p title="${value}">x</p>`,
  "single quotes": (value) => html`<p title='${value}'>x</p>`,
  "no quotes": (value) => html`<p title=${value}>x</p>`,
  "no quotes, self-closing": (value) => html`<input value=${value}/>`,
  "part of an attribute": (value) => html`<p class="a ${value} b${value}">x</p>`,
  "attribute list": (value) => html`<input ${attributes({ title: value, "data-x": value })}>`,
  "data attribute": (value) => html`<p data-x=${value} data-y=${json({ value })}>x</p>`,
  "boolean attribute": (value) => html`<button disabled=${value}>x</button>`,
  "text area": (value) => html`<textarea>${value}</textarea>`,
  "form value": (value) => html`<input value="${value}"><select><option value="${value}">${value}</option></select>`,
  pre: (value) => html`<pre>${value}</pre>`,
  table: (value) => html`<table><tr><td>${value}</td></tr></table>`,
  "no script": (value) => html`<noscript><p title="${value}">${value}</p></noscript>`,
  template: (value) => html`<template><p title="${value}">${value}</p></template>`,
  "script data": (value) => html`<script type="application/json">${json({ value, [value]: [value] })}</script>`,
  "script data, plain": (value) => html`<script type="application/json">${value}</script>`,
  "svg text": (value) => html`<svg><title>${value}</title><text fill="${value}">${value}</text></svg>`,
  "math text": (value) => html`<math><mtext title="${value}">${value}</mtext></math>`,
  link: (value) => html`<a href="${value}" ping="${value}">x</a><a href=${value}>x</a>`,
  "end of a link": (value) => html`<a href="/x/${value}">x</a><a href="?q=${value}">x</a><a href="x${value}">x</a>`,
  "link in svg": (value) => html`<svg><a href="${value}" xlink:href="${value}"><text>x</text></a></svg>`,
  image: (value) => html`<img src="${value}" srcset="${value} 2x" alt="${value}"><video poster=${value}></video>`,
  form: (value) => html`<form action="${value}"><button formaction=${value}>x</button></form>`,
  "script source": (value) => html`<script src="${value}"></script><script src="/static/${value}"></script>`,
  "style sheet": (value) => html`<link rel="stylesheet" href="${value}">`,
  "meta content": (value) => html`<meta name="description" content="${value}">`,
};

/** Contexts that load a document each, too slow for every payload; what breaks out of quotes is tried above. */
export const loadingContexts: Readonly<Record<string, (value: string) => Html>> = {
  frame: (value) => html`<iframe src="${value}"></iframe>`,
  object: (value) => html`<object data="${value}"></object><embed src=${value}>`,
  "svg use": (value) => html`<svg><use href="${value}" xlink:href=${value}></use></svg>`,
};

/** Contexts that belong into the head of a page, where they cannot stand often. */
export const headContexts: Readonly<Record<string, (value: string) => Html>> = {
  title: (value) => html`<!doctype html><html lang=${value}><head><title>${value}</title></head><body></body></html>`,
  body: (value) => html`<!doctype html><body class="${value}" background=${value}></body>`,
};
