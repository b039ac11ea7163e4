import type { DemoAccount } from './accounts.ts'

/** The page on which a demo user chooses who to be: plain links, grouped by territory, no script. */
export function accountsPage(
  accounts: readonly DemoAccount[],
  hrefOf: (account: DemoAccount) => string,
): string {
  const groups = Map.groupBy(accounts, ({ territory }) => territory ?? 'Tutti i territori')
  const sections = [...groups].map(
    ([territory, list]) =>
      `<section><h2>${escaped(territory)}</h2><ul>${list.map((account) => item(account, hrefOf(account))).join('')}</ul></section>`,
  )
  return `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Accesso dimostrativo</title></head>
<body><main>
<h1>Accesso dimostrativo</h1>
<p>Persone inventate: scegli con quale account entrare. <span lang="en">Fictional people: choose who to be.</span></p>
${sections.join('\n')}
</main></body>
</html>
`
}

function item({ label, role, subject }: DemoAccount, href: string): string {
  return `<li><a href="${escaped(href)}">${escaped(label)}</a> <small>${escaped(role)} · ${escaped(subject)}</small></li>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
