import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableWords } from '../src/words/tables.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const TABLE = '01966000-0000-7000-8000-0000000000c1'

let desk: DeskUnderTest
let browser: Browser

beforeAll(async () => {
  desk = await openDesk()
  const roles = ['coordinator', 'housing-manager', 'operator'].map((role) => ({
    role,
    territory: 'RE',
    tableId: null,
  }))
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles },
    'GET /places': { items: [], next: null },
    'GET /support-budgets': {
      budgets: [{ territory: 'RE', year: 2026, amountCents: 9, committedCents: 0, leftCents: 9 }],
    },
    'GET /territories/RE/transfers': { items: [], next: null },
    'GET /territories/RE/competence-disputes': { items: [], next: null },
    [`GET /tables/${TABLE}`]: {
      ...{ tableId: TABLE, territory: 'RE', key: 'tavolo', kind: 'table', function: 'take-charge' },
      ...{ level: 'provincial-district', name: 'Tavolo', withoutNames: false },
      ...{ chairId: null, deputyIds: [], members: [] },
    },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

type Listed = {
  /** Filtered. */
  address: string
  /** What of a service it reads. */
  list: string
  /** What it asks of that beside its filters. */
  also?: Record<string, string>
}

const RE = { territory: 'RE' }
const FILTERED: readonly Listed[] = [
  {
    address: '/territory/RE/exclusions?gate=RE.two-parents&urgency=U2',
    list: '/territories/RE/queues',
    also: { state: 'exclusion-proposed' },
  },
  { address: '/territory/RE/waiting?urgency=U2', list: '/territories/RE/waiting-list' },
  { address: '/territory/RE/caseload?purpose=seat', list: '/territories/RE/caseloads' },
  { address: '/territory/RE/vacancies?kind=seat', list: '/territories/RE/vacancies' },
  { address: '/housing/runs?status=optimal&from=2026-11-01&to=2026-11-30', list: '/matching-runs', also: RE },
  {
    address: '/housing/ledger?kind=other-place&reason=cannot-wait&from=2026-11-01',
    list: '/overrides',
    also: RE,
  },
  { address: '/housing/support?kind=deposit&state=ended&year=2026', list: '/economic-supports', also: RE },
  { address: '/housing/contacts?kind=landlord&municipality=035033', list: '/contacts', also: RE },
  { address: '/housing/requests?state=placed', list: '/housing-requests', also: RE },
  { address: '/housing/offers?state=open', list: '/offers', also: RE },
  { address: '/operations/mail?state=no-address&from=2026-11-01', list: '/mails/failed' },
  { address: '/operations/deliveries?state=disabled&territory=RE', list: '/endpoints' },
  { address: '/integrations?state=paused&territory=RE', list: '/endpoints' },
  { address: '/housing/placements?state=ended', list: '/placements', also: RE },
  { address: '/work/queue?state=routed&urgency=U1', list: '/queues/mine' },
  { address: `/tables/${TABLE}/undated?kind=topic`, list: `/tables/${TABLE}/undated-items` },
]

/** Opens an address; what the list it reads was asked for, and the page. */
async function opened(address: string, list: string) {
  const asked: Record<string, string>[] = []
  desk.answers[`GET ${list}`] = (_: unknown, query: URLSearchParams) => {
    asked.push(Object.fromEntries(query))
    return { items: [], next: 'two' }
  }
  const { status, body } = await browser.get(address)
  expect(status).toBe(200)
  return { asked, body }
}

test.each(FILTERED)('$address shows what matches, page by page, and the way back', async (listed) => {
  const { address, list, also } = listed
  const { asked, body } = await opened(address, list)
  const [path = '', filters = ''] = address.split('?')
  const wanted = Object.fromEntries(new URLSearchParams(filters))
  expect(asked).toEqual([{ ...wanted, ...also, limit: expect.stringMatching(/^\d+$/) }])
  for (const value of Object.values(wanted))
    expect(body).toMatch(new RegExp(`value="${value}"( selected|[^>]*/>)`))
  expect(body).toContain(`href="${address.replaceAll('&', '&amp;')}&amp;cursor=two"`)
  expect(body).toContain(`<a href="${path}">Togli i filtri</a>`)
  expect(body).toContain('Niente corrisponde ai filtri')
})

test.each(FILTERED)(
  '$address without its filters is the whole list, with nothing to clear',
  async (listed) => {
    const { address, list, also } = listed
    const { asked, body } = await opened(address.split('?')[0] ?? '', list)
    expect(asked).toEqual([{ ...also, limit: expect.anything() }])
    expect(body).not.toContain('Togli i filtri')
    expect(body).not.toContain('Niente corrisponde')
  },
)

test('a board shows one urgency, and keeps it in the pages of its columns', async () => {
  let asked = {}
  const column = { count: 9, items: [], next: 'two' }
  desk.answers[`GET /tables/${TABLE}/board`] = (_: unknown, query: URLSearchParams) => {
    asked = Object.fromEntries(query)
    const names = query.has('column') ? ['ready'] : ['to-read', 'waiting', 'ready', 'decided']
    return { columns: names.map((name) => ({ ...column, column: name })) }
  }
  const base = `/tables/${TABLE}/board`
  const all = await browser.get(`${base}?urgency=U1`)
  expect(asked).toEqual({ urgency: 'U1', limit: '8' })
  expect(all.body).toContain(`href="${base}?column=ready&amp;urgency=U1"`)
  expect(all.body).toContain(`<a href="${base}">Togli i filtri</a>`)
  const one = await browser.get(`${base}?column=ready&urgency=U1`)
  expect(asked).toMatchObject({ column: 'ready', urgency: 'U1' })
  expect(one.body).toContain(`href="${base}?column=ready&amp;urgency=U1&amp;cursor=two"`)
  expect(one.body).toContain(`<a href="${base}?column=ready">Togli i filtri</a>`)
})

test('the board of a table that names nobody says so to who does not lead it, and calls no column empty', async () => {
  const network = { ...(desk.answers[`GET /tables/${TABLE}`] as object), withoutNames: true }
  const columns = [{ column: 'ready', count: 3, items: [], next: null }]
  desk.answers[`GET /tables/${TABLE}/board`] = { columns }
  const seenIn = async (territory: string) => {
    desk.answers[`GET /tables/${TABLE}`] = { ...network, territory }
    const { body } = await browser.get(`/tables/${TABLE}/board`)
    return [body.includes('nessun nucleo è indicato'), body.includes(tableWords.emptyColumn.it)]
  }
  expect(await seenIn('MO')).toEqual([true, false])
  expect(await seenIn('RE')).toEqual([false, true])
})

test('transfers and competences are filtered together: from whom, or with whom', async () => {
  const heard: Record<string, string>[] = []
  for (const list of ['transfers', 'competence-disputes'])
    desk.answers[`GET /territories/RE/${list}`] = (_: unknown, query: URLSearchParams) => {
      heard.push(Object.fromEntries(query))
      return { items: [], next: null }
    }
  const { body } = await browser.get('/territory/RE/transfers?other=MO&urgency=U1')
  expect(heard).toEqual(
    expect.arrayContaining([
      { from: 'MO', urgency: 'U1', limit: '25' },
      { with: 'MO', urgency: 'U1', limit: '25' },
    ]),
  )
  expect(body.match(/Niente corrisponde ai filtri/g)).toHaveLength(2)
  expect(body).toContain('<a href="/territory/RE/transfers">Togli i filtri</a>')
})
