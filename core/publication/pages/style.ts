import { fontRules } from './fonts.ts';

/**
 * Reads well on a phone, in the dark and on paper. Logical properties only, so that it mirrors by
 * itself; system fonts only, so that nothing is waited for. Colours have a contrast of 7:1 for text.
 */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1d1f;--quiet:#4a5056;--line:#d5d9dd;--wash:#f3f5f7;--link:#0b4a94;--mark:#8a4b00}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8eaec;--quiet:#b3bac1;--line:#3a4148;--wash:#1f2429;--link:#9cc7ff;--mark:#f2b766}}
*,::before,::after{box-sizing:border-box}
html{text-size-adjust:100%;-webkit-text-size-adjust:100%;scroll-padding-block-start:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font-size:1.0625rem;line-height:1.65;overflow-wrap:break-word}
${fontRules}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:.1875rem solid var(--link);outline-offset:.125rem;border-radius:.125rem}
main:focus{outline:none}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-6rem;padding:.5rem 1rem;background:var(--paper);z-index:1}
.skip:focus{inset-block-start:.5rem}
header,main,footer{padding-inline:max(1.25rem,50% - 21rem)}
header{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:baseline;justify-content:space-between;padding-block:.75rem;border-block-end:1px solid var(--line)}
main{padding-block:2rem 4rem}
footer{padding-block:1rem 2rem;border-block-start:1px solid var(--line);font-size:.9375rem}
.home{display:inline-block;padding-block:.25rem;font-weight:700;color:var(--ink);text-decoration:none}
.home:hover{text-decoration:underline}
nav ul,footer ul{display:flex;flex-wrap:wrap;gap:.125rem 1.25rem;margin:0;padding:0;list-style:none}
nav li a,footer li a,summary{display:inline-block;min-inline-size:1.5rem;padding-block:.25rem}
.languages{font-size:.9375rem}
.languages a{text-decoration:none}
.languages a:hover{text-decoration:underline}
[aria-current]{color:inherit;font-weight:700}
summary{cursor:pointer;font-weight:700}
.dateline{margin-block:0 .5rem;color:var(--quiet);font-size:.9375rem}
h1,h2,h3,h4,h5,h6{margin-block:2em .5em;line-height:1.25;text-wrap:balance}
h1{margin-block:0 1rem;font-size:clamp(1.625rem,1.2rem + 2vw,2.375rem);letter-spacing:-.01em}
h2{font-size:1.375rem}
h3{font-size:1.1875rem}
h4,h5,h6{font-size:1.0625rem}
p,ul,ol,dl,blockquote,pre,figure,.scroll{margin-block:0 1.1em}
li>ul,li>ol{margin-block-end:0}
.notice{margin-block:0 1.25rem;padding:.625rem 1rem;border-inline-start:.25rem solid var(--line);background:var(--wash);font-size:.9375rem}
.weighty{border-color:var(--mark)}
time{white-space:nowrap}
.scroll{overflow-x:auto}
table{border-collapse:collapse;min-inline-size:50%;font-variant-numeric:tabular-nums}
figure{margin-inline:0}
figcaption,caption{padding-block:.5rem;text-align:start;color:var(--quiet);font-size:.9375rem}
figcaption p{margin:0}
cite{font-style:italic}
td,th{padding:.375rem .75rem;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
th{border-block-end-color:var(--quiet)}
td:first-child,th:first-child{padding-inline-start:0}
.align-right{text-align:end}
.align-center{text-align:center}
pre{padding:1rem;background:var(--wash);overflow-x:auto}
code,kbd,samp,pre,tt{font-family:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9em}
code,kbd,samp,tt{direction:ltr;unicode-bidi:isolate}
img,svg,video{max-inline-size:100%;block-size:auto}
audio{inline-size:100%}
blockquote{margin-inline:0;padding-inline-start:1.25rem;border-inline-start:.1875rem solid var(--line);color:var(--quiet)}
hr{margin-block:2rem;border:0;border-block-start:1px solid var(--line)}
dt{font-weight:700}
dd{margin-inline-start:1.25rem}
.cards{margin:0;padding:0;list-style:none}
.cards>li{padding-block:1.5rem;border-block-start:1px solid var(--line)}
.cards>li:first-child{border-block-start:0;padding-block-start:.5rem}
.cards h2{margin-block:0 .375rem}
.cards h2 a{color:var(--ink);text-decoration:none}
.cards h2 a:hover{text-decoration:underline}
.cards p:last-child{margin-block-end:0}
main>nav{margin-block-start:2rem;padding-block-start:1rem;border-block-start:1px solid var(--line)}
main>nav h2{margin-block:0 .5rem;font-size:1.1875rem}
.choice{flex-direction:column;font-size:1.25rem}
main>h1+nav{margin-block-start:0}
.other-words{padding:0;list-style:none;color:var(--quiet)}
.other-words li{padding-block:.25rem;border-block-start:1px solid var(--line)}
.versions{margin-block-start:3rem;padding-block-start:1rem;border-block-start:1px solid var(--line);font-size:.9375rem}
.versions h2{margin-block:0 .5rem;font-size:1.1875rem}
.versions ol{margin:0;padding:0;list-style:none}
.versions li a{display:inline-block;padding-block:.25rem}
@media print{
:root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#333;--line:#999;--wash:#fff;--link:#000;--mark:#000}
body{font-size:11pt}
main{padding:0}
header,footer,nav,.skip{display:none}
article a[href^="http"]::after{content:" (" attr(href) ")";overflow-wrap:anywhere}
h1,h2,h3,h4{break-after:avoid}
tr,img,.notice{break-inside:avoid}
.scroll,pre{overflow:visible}
pre{white-space:pre-wrap}
}
`;
