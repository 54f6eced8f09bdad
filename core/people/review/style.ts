/**
 * Two columns that are readable on paper and on a phone. Logical properties, since either side may run from
 * right to left.
 */
export const reviewStyle = `
:root{color-scheme:light dark;--edge:color-mix(in srgb,currentcolor 25%,transparent);--warn:light-dark(#8a4b00,#ffb45c)}
body{max-inline-size:80rem;margin-inline:auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dt{font-weight:bold}
dd{margin:0}
table{inline-size:100%;border-collapse:collapse;table-layout:fixed}
caption{text-align:start;padding-block:.5rem}
thead{display:table-header-group}
th,td{border:1px solid var(--edge);padding:.5rem;vertical-align:top;text-align:start}
th:first-child{inline-size:6rem;font-weight:normal}
tr.warned th[scope=row]{border-inline-start:.25rem solid var(--warn)}
.kind,.state{display:block;font-size:.8125rem}
.state{font-weight:bold}
.text{white-space:pre-line}
.text.heading,.text.title{font-weight:bold}
.tag{border:1px solid var(--edge);border-radius:.25rem;padding-inline:.25rem;font-size:.875em;unicode-bidi:isolate}
.warnings{margin-block:.5rem 0;padding-inline-start:1.25rem;color:var(--warn)}
.missing{font-style:italic;margin:0}
:target{outline:.1875rem solid}
@media (max-width:40rem){body{padding:.5rem;font-size:.9375rem}th,td{padding:.25rem}th:first-child{inline-size:3.5rem}}
@media print{body{font-size:10pt;max-inline-size:none}tr{break-inside:avoid}a{text-decoration:none;color:inherit}}
`;
