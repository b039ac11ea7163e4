/** Styles of the page of accounts, in the page: the demo issuer has no files to serve. */
export const STYLES = `
body{margin:0;font:17px/1.5 "Titillium Web",Geneva,Tahoma,sans-serif;color:#17324d;background:#fff}
header{background:#06c;color:#fff;padding:1rem}
header p{max-width:60rem;margin:0 auto;font-size:1.5rem;font-weight:700}
header span{font-size:1rem;font-weight:400}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:2rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.375rem;margin:2rem 0 .75rem}
[lang=en]{color:#455b71;font-style:normal;font-weight:400}
header [lang=en]{color:#fff}
h2 [lang=en]{font-size:1rem}
a{color:#06c;font-weight:600;text-underline-offset:.15em}
:focus-visible{outline:3px solid #f90;outline-offset:2px}
ul,ol{margin:0;padding:0;list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.75rem}
li{display:flex;flex-direction:column;padding:.75rem 1rem;border:1px solid #c6d0da;border-radius:6px;overflow-wrap:anywhere}
.tour li{border-color:#06c;background:#ebf3fb}
a{display:inline-block;min-height:1.75rem}
small{color:#455b71}
details{border-top:1px solid #c6d0da;padding:.25rem 0}
details:last-of-type{border-bottom:1px solid #c6d0da}
summary{padding:.6rem 0;font-weight:600;cursor:pointer}
details ul{padding:.25rem 0 1rem}
`
