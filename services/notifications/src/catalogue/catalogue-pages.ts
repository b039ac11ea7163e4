import {
  type EventContract,
  exampleEvent,
  type Field,
  fieldsOf,
  jsonSchemaOf,
  typeInWords,
} from '@intarsi/contracts'
import { html, type Markup } from './html.ts'

const STYLE = `
:root{color-scheme:light;--ink:#17324d;--link:#0066cc;--rule:#d9dadb}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.5 "Titillium Web",system-ui,sans-serif;color:var(--ink);background:#fff}
header{background:#06c;color:#fff;padding:1rem 0}
header a{color:#fff}
header p,header a{margin:0;font-weight:600}
.wide{max-width:62rem;margin:0 auto;padding:0 1rem}
main{padding-block:1.5rem 3rem}
a{color:var(--link)}
a:focus-visible,input:focus-visible,button:focus-visible,pre:focus-visible{outline:3px solid #f90;outline-offset:2px}
h1{font-size:1.75rem;line-height:1.25;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin-top:2rem}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:1rem 0}
label{display:block;font-weight:600;flex-basis:100%}
input{font:inherit;padding:.5rem;border:2px solid #5c6f82;border-radius:4px;flex:1 1 16rem;min-width:0}
button{font:inherit;font-weight:600;padding:.55rem 1.25rem;border:0;border-radius:4px;background:#06c;color:#fff}
ul.types{list-style:none;padding:0}
ul.types li{border-top:1px solid var(--rule);padding:.75rem 0}
ul.types a{font-weight:600;overflow-wrap:anywhere}
[lang=en]{color:#455b71}
p{margin:.35rem 0}
table{border-collapse:collapse;width:100%}
.scroll{overflow-x:auto}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--rule)}
code,pre{font-family:"Roboto Mono",ui-monospace,monospace;font-size:.9rem}
td:first-child code{white-space:nowrap}
pre{overflow-x:auto;background:#f2f6fa;padding:1rem;border-radius:4px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dt{font-weight:600}
dd{margin:0}
`

/** The list of event types, those that a search asks for. */
export function listPage(events: readonly EventContract[], search: string): string {
  const found = events.filter((event) => matches(event, search))
  return page(
    'Catalogo degli eventi · Event catalogue',
    html`<h1>Catalogo degli eventi <span lang="en">· Event catalogue</span></h1>
<p>Che cosa riceve chi si iscrive: identificativi, stati, ruoli, date e collegamenti.
Nessun dato anagrafico e nessun fatto su cui si decide esce dal sistema.</p>
<p lang="en">What subscribers receive: ids, states, roles, dates and links. No identity and no decision fact leaves the system.</p>
<form action="/catalogue" role="search">
<label for="q">Cerca un evento <span lang="en">· Search events</span></label>
<input id="q" name="q" type="search" value="${search}" maxlength="100">
<button>Cerca</button>
</form>
<p role="status">${countOf(found.length)}</p>
<ul class="types">${found.map(itemOf)}</ul>`,
  )
}

function countOf(count: number): string {
  if (count === 0) return 'Nessun evento trovato · No event found'
  return count === 1 ? '1 tipo di evento · 1 event type' : `${count} tipi di evento · ${count} event types`
}

function itemOf(event: EventContract): Markup {
  return html`<li><a href="/catalogue/${event.type}">${event.type}</a>
<p>${event.sommario ?? ''}</p><p lang="en">${event.summary}</p></li>`
}

/** Every word of the search is found in the type, the summaries or a field. */
function matches(event: EventContract, search: string): boolean {
  const fields = fieldsOf(jsonSchemaOf(event.data)).map(
    ({ path, schema }) => `${path} ${schema.description ?? ''}`,
  )
  const text = [event.type, event.summary, event.sommario, ...fields].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** One event type: what it says, its fields, an example, and what its releases changed. */
export function eventPage(event: EventContract): string {
  const fields = fieldsOf(jsonSchemaOf(event.data))
  return page(
    event.type,
    html`<p><a href="/catalogue">Tutti gli eventi <span lang="en">· All events</span></a></p>
<h1>${event.type}</h1>
<p>${event.sommario ?? ''}</p><p lang="en">${event.summary}</p>
<dl>
<dt>Stabilità <span lang="en">· Stability</span></dt><dd>${event.stability === 'stable' ? 'stabile · stable' : 'sperimentale · experimental'}</dd>
<dt>Kafka</dt><dd><code>${event.topic}</code></dd>
<dt>Schema</dt><dd><a href="/schemas/${event.type}">JSON Schema</a></dd>
</dl>
<h2>Campi di <code>data</code> <span lang="en">· Fields</span></h2>
<div class="scroll"><table><thead><tr><th scope="col">Campo · Field</th><th scope="col">Tipo · Type</th><th scope="col">Obbligatorio · Required</th><th scope="col">Significato · Meaning</th></tr></thead>
<tbody>${fields.map(rowOf)}</tbody></table></div>
<h2>Esempio <span lang="en">· Example</span></h2>
<pre tabindex="0" aria-label="Esempio · Example"><code>${JSON.stringify(exampleEvent(event), null, 2)}</code></pre>
<h2>Cambiamenti <span lang="en">· Changes</span></h2>
<dl>${event.changes.map(({ release, what }) => html`<dt>${release}</dt><dd lang="en">${what}</dd>`)}</dl>`,
  )
}

function rowOf({ path, required, schema }: Field): Markup {
  return html`<tr><td><code>${path}</code></td><td>${typeInWords(schema)}</td><td>${required ? 'sì · yes' : 'no'}</td>
<td lang="en">${schema.description ?? ''}</td></tr>`
}

function page(title: string, main: Markup): string {
  return html`<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · intarsi</title>
<style>${{ markup: STYLE }}</style></head>
<body><header><div class="wide"><a href="/catalogue">intarsi</a></div></header>
<main class="wide">${main}</main></body>
</html>
`.markup
}
