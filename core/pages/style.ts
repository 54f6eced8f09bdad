/** A plain page that reads well on a phone, in dark and on paper. Logical properties only, so that it mirrors by itself. */
export const style = `
:root{color-scheme:light dark}
body{max-inline-size:42rem;margin-inline:auto;padding:1rem;font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}
nav a{display:inline-block;padding:.25rem 0}
nav a[aria-current]{font-weight:bold;text-decoration:none}
h1{font-size:1.75rem;line-height:1.25}
.notice{border-inline-start:.25rem solid;padding:.5rem 1rem}
table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{border:1px solid;padding:.25rem .5rem;text-align:start}
.align-right{text-align:end}.align-center{text-align:center}
pre{overflow-x:auto}
img{max-inline-size:100%;block-size:auto}
blockquote{margin-inline:1rem}
@media print{nav,.notice a{display:none}}
`;
