import { type DemoAccount, findAccount } from './accounts.ts'
import { STYLES } from './accounts-page-styles.ts'

const TERRITORIES: Readonly<Record<string, string>> = {
  MO: 'Modena',
  PC: 'Piacenza',
  PR: 'Parma',
  RE: 'Reggio Emilia',
  CE: 'Cesena e Valle Savio',
  FO: 'Forlì',
  RU: 'Rubicone e Mare',
  RA: 'Ravenna',
  RN: 'Rimini',
  FE: 'Ferrara',
}
const EVERYWHERE = 'Tutti i territori'

/** What each role does, Italian and English, in the order in which a referral meets them. */
const ROLES: Readonly<Record<string, readonly [it: string, en: string]>> = {
  sender: ['Sportello: segnala un nucleo', 'Help desk: signals a household'],
  preparer: ['Istruttoria: prepara la pratica', 'Prepares the file'],
  coordinator: ['Coordinamento del territorio', 'Coordinates the territory'],
  chair: ['Presiede un tavolo', 'Chairs a table'],
  'table-member': ['Siede a un tavolo', 'Sits at a table'],
  'case-manager': ['Case manager: segue i nuclei', 'Case manager: follows households'],
  'equipe-member': ['Fa parte di un’équipe', 'Belongs to an équipe'],
  'housing-manager': ['Abitare: posti e abbinamenti', 'Housing: places and matching'],
  tutor: ['Tutor volontario', 'Volunteer tutor'],
  observer: ['Osservatore', 'Observer'],
  auditor: ['Verifica gli accessi', 'Audits access'],
  operator: ['Gestisce i servizi', 'Runs the services'],
  integrator: ['Integra altri sistemi', 'Integrates other systems'],
}
/** The people of the README's tour, in its order: one of the two social workers is proposed as case manager. */
const TOUR = ['fe-sender', 'fe-coordinator', 'fe-social-worker-1', 'fe-social-worker-2']

/** The page on which a demo user chooses who to be: plain links, by territory and role, no script. */
export function accountsPage(
  accounts: readonly DemoAccount[],
  hrefOf: (account: DemoAccount) => string,
): string {
  const groups = Map.groupBy(accounts, ({ territory }) => territory ?? '')
  const sections = [...groups].map(([territory, list]) => section(territory, inOrder(list), hrefOf))
  return `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Accesso dimostrativo – intarsi</title><style>${STYLES}</style></head>
<body>
<header><p>intarsi <span>accesso dimostrativo · <span lang="en">demo sign-in</span></span></p></header>
<main>
<h1>Chi vuoi essere?</h1>
<p>Persone inventate: scegli con quale account entrare. <span lang="en">Fictional people: choose who to be.</span></p>
${tour(accounts, hrefOf)}
<h2>Tutti gli account <span lang="en">All accounts</span></h2>
${sections.join('\n')}
</main></body>
</html>
`
}

type HrefOf = (account: DemoAccount) => string

/** Those through whose hands one referral goes, to begin with. */
function tour(accounts: readonly DemoAccount[], hrefOf: HrefOf): string {
  const cards = TOUR.flatMap((name) => findAccount(accounts, name) ?? [])
  if (cards.length < TOUR.length) return ''
  const items = cards.map((account) => `<li>${item(account, hrefOf(account))}</li>`).join('')
  return `<h2>Per cominciare <span lang="en">To begin with</span></h2><ol class="tour">${items}</ol>`
}

function section(territory: string, accounts: readonly DemoAccount[], hrefOf: HrefOf): string {
  const name = TERRITORIES[territory] ?? EVERYWHERE
  const items = accounts.map((account) => `<li>${item(account, hrefOf(account))}</li>`).join('')
  return `<details><summary>${escaped(name)} <small>${accounts.length}</small></summary><ul>${items}</ul></details>`
}

function inOrder(accounts: readonly DemoAccount[]): DemoAccount[] {
  const order = Object.keys(ROLES)
  return [...accounts].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

function item({ label, role, subject }: DemoAccount, href: string): string {
  const [it = role, en = ''] = ROLES[role] ?? []
  return `<a href="${escaped(href)}">${escaped(label)}</a><span>${escaped(it)}</span><small><span lang="en">${escaped(en)}</span> · <code>${escaped(subject.replace('demo|', ''))}</code></small>`
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
