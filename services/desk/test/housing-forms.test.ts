import { afterAll, beforeAll, expect, test } from 'vitest'
import { centsOf } from '../src/pages/housing/support/cents.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const id = (end: string) => `01966000-0000-7000-8000-0000000000${end}`
const [CONTACT, REQUEST, PLACE, GRANT] = [id('c1'), id('d1'), id('e1'), id('f1')]
const TEXTS = ['hosting-agreement', 'house-rules'].map((kind) => ({
  kind,
  version: 3,
  it: 'Testo in vigore.',
  en: null,
}))
const LANDLORD = {
  contactId: CONTACT,
  territory: 'RA',
  kind: 'landlord',
  name: 'Bianca Ginestra',
  organisation: null,
  phone: '+39 000 111',
  email: null,
  remark: null,
  version: 2,
}

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  const roles = [{ role: 'housing-manager', territory: 'RA', tableId: null }]
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles },
    'GET /contacts': { items: [LANDLORD], next: null },
    [`GET /contacts/${CONTACT}`]: LANDLORD,
    'GET /places': { items: [], next: null },
    'GET /agreement-texts': { texts: TEXTS },
    'POST /household-labels': { labels: [{ householdId: id('a1'), label: 'Nucleo Salice' }] },
    'POST /person-labels': { items: [{ personId: id('b1'), label: 'Guido Larice', body: null }] },
    'GET /support-budgets': {
      budgets: [
        { territory: 'RA', year: 2026, amountCents: 1_000_000, committedCents: 250_050, leftCents: 749_950 },
      ],
    },
    'GET /economic-supports': { items: [grant], next: null },
    'GET /overrides': { items: [override], next: null },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

const grant = {
  grantId: GRANT,
  requestId: REQUEST,
  householdId: id('a1'),
  territory: 'RA',
  kind: 'rent-contribution',
  monthlyCents: 20_000,
  months: 6,
  amountCents: 120_000,
  state: 'granted',
  paidCents: null,
  grantedAt: '2026-11-20T09:00:00.000Z',
}
const override = {
  overrideId: id('01'),
  kind: 'other-place',
  requestId: REQUEST,
  householdId: id('a1'),
  territory: 'RA',
  proposedPlaceId: null,
  chosenPlaceId: PLACE,
  reason: 'household-asked',
  remark: 'Vicino alla scuola dei figli',
  madeAt: '2026-11-20T09:00:00.000Z',
  madeBy: id('b1'),
}

const place = {
  placeId: PLACE,
  territory: 'RA',
  municipality: '039014',
  name: 'Casa del Porto',
  kind: 'flat',
  address: null,
  rooms: 3,
  beds: 4,
  cots: 0,
  accessible: false,
  groundFloorOrLift: true,
  legalStatuses: null,
  householdTypes: null,
  womenOnly: false,
  stayLimitMonths: null,
  entryFrom: null,
  entryUntil: null,
  reserveForUrgent: false,
  sharing: null,
  petsAllowed: false,
  smokingAllowed: false,
  state: 'available',
  households: 0,
  blockedUntil: null,
  blockedReason: null,
  version: 1,
}

/** Text between tags, with single spaces. */
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ')

/** Sends a form of a page as a browser without a script does. */
async function send(page: string, action: string, fields: Record<string, string>) {
  await browser.get(page)
  return browser.post(action, { _csrf: browser.token(), ...fields })
}

test.each([
  ['350', 35_000],
  ['350,5', 35_050],
  ['1.200,50 €', 120_050],
  ['€ 12', 1200],
  ['1200.75', 120_075],
  ['tre', null],
  ['1,234', null],
  ['-5', null],
  ['', null],
])('a sum in euro is read as people write it: %s', (text, cents) => {
  expect(centsOf(text)).toBe(cents)
})

test('the ledger says what was chosen instead of what, why and by whom', async () => {
  const { body } = await browser.get('/housing/ledger')
  expect(textOf(body)).toMatch(/Nucleo Salice Un altro alloggio Nessun alloggio/)
  expect(textOf(body)).toMatch(/Lo ha chiesto il nucleo Vicino alla scuola dei figli Guido Larice/)
})

test('a contact keeps what was written until it can be saved', async () => {
  const page = '/housing/contacts'
  const wrong = await send(page, page, { territory: 'RA', name: 'Bianca', email: 'bianca@' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('value="bianca@"')
  expect(textOf(wrong.body)).toContain('Scegli il ruolo')
  desk.answers['POST /contacts'] = LANDLORD
  const good = { territory: 'RA', kind: 'landlord', name: 'Bianca Ginestra' }
  expect((await send(page, page, good)).location).toBe(page)
})

test('a contact is corrected on the version that was read; who was slower is told', async () => {
  const page = `/housing/contacts/${CONTACT}`
  const { body } = await browser.get(page)
  expect(body).toContain('name="version" value="2"')
  // The name of a landlord stays out of the browser's history.
  expect(body).toContain('<title>Contatto – intarsi</title>')
  desk.answers[`PUT /contacts/${CONTACT}`] = { status: 412, code: 'stale-version' }
  const late = await send(page, page, { version: '2', kind: 'landlord', name: 'Bianca Ginestra' })
  expect([late.status, late.body.includes('value="Bianca Ginestra"')]).toEqual([422, true])
  expect(textOf(late.body)).toContain('Nel frattempo qualcuno ha cambiato questa pagina')
  for (const nobody of [id('99'), 'no-id'])
    expect((await browser.get(`/housing/contacts/${nobody}`)).status).toBe(404)
})

test('money: the budget, what is promised, and a promise that ends', async () => {
  const page = '/housing/support'
  const { body } = await browser.get(page)
  expect(textOf(body)).toContain('10.000,00 € 2500,50 € 7499,50 €')
  expect(textOf(body)).toContain('200,00 € al mese per 6 mesi')
  const wrong = await send(page, `${page}/end`, { grantId: GRANT, paid: 'molto' })
  expect(textOf(wrong.body)).toMatch(/Scrivi una somma in euro.*Scegli il motivo/)
  desk.answers[`POST /economic-supports/${GRANT}/end`] = { status: 409, code: 'paid-too-much' }
  const refused = await send(page, `${page}/end`, { grantId: GRANT, paid: '5000', reason: 'paid-out' })
  expect(textOf(refused.body)).toContain('È più di quanto è stato promesso')
  // The promise that was to end is still among those shown.
  let read = new URLSearchParams()
  desk.answers['GET /economic-supports'] = (_: unknown, query: URLSearchParams) => {
    read = query
    return { items: [grant], next: null }
  }
  const narrowed = `${page}?state=granted&year=2026`
  await send(narrowed, `${page}/end`, { grantId: GRANT, paid: 'molto', _page: narrowed })
  expect(Object.fromEntries(read)).toMatchObject({ state: 'granted', year: '2026' })
  desk.answers['PUT /support-budgets/RA/2027'] = {
    territory: 'RA',
    year: 2027,
    amountCents: 1,
    committedCents: 0,
    leftCents: 1,
  }
  const set = await send(page, `${page}/budget`, { territory: 'RA', year: '2027', amount: '12.000' })
  expect([set.status, set.location]).toEqual([303, page])
})

test('the next version of a text begins from the one in force, and is never a sentence', async () => {
  const page = '/housing/texts'
  const { body } = await browser.get(page)
  expect(textOf(body)).toContain('Versione 3')
  const wrong = await send(page, page, { territory: 'RA', kind: 'house-rules', it: 'Troppo breve' })
  expect(wrong.status).toBe(422)
  expect(textOf(wrong.body)).toContain('Scrivi il testo intero')
  desk.answers['POST /agreement-texts'] = {}
  const it = 'Un regolamento intero, scritto per esteso.'
  const published = await send(page, page, { territory: 'RA', kind: 'house-rules', it })
  expect(published.location).toBe('/housing/texts?territory=RA')
})

test('who follows a household finds no list of a territory, in the menu nor above a page', async () => {
  desk.answers['GET /account'] = {
    ...PERSON,
    roles: [{ role: 'case-manager', territory: 'RA', tableId: null }],
  }
  const other = desk.browser()
  await other.signIn('case-manager')
  const { body } = await other.get('/housing/texts')
  expect(body).toContain('Testo in vigore.')
  expect(body).not.toMatch(/href="\/housing(["?]|\/(?!texts))/)
})

test('contacts of a place are chosen over the pages of a search, and what is chosen stays until it is saved', async () => {
  const page = `/housing/places/${PLACE}/contacts`
  const other = { ...LANDLORD, contactId: id('c2'), name: 'Oreste Bosso' }
  const asked: object[] = []
  const saved: object[] = []
  Object.assign(desk.answers, {
    [`GET /places/${PLACE}`]: place,
    [`GET /places/${PLACE}/contacts`]: { contacts: [] },
    [`PUT /places/${PLACE}/contacts`]: (body: object) => {
      saved.push(body)
      return saved.length === 1 ? { status: 409, code: 'contact-unknown' } : { contacts: [] }
    },
    'POST /contact-searches': (body: { text?: string }) => {
      asked.push(body)
      return body.text ? { items: [other], next: null } : { items: [LANDLORD], next: 'second-page' }
    },
  })
  const first = (await browser.get(page)).body
  expect(textOf(first)).toContain('Bianca Ginestra')
  expect(first).not.toContain('checked')
  const searched = await send(page, page, { contactIds: CONTACT, text: 'bosso' })
  expect(searched.status).toBe(200)
  expect(searched.body).toMatch(new RegExp(`value="${CONTACT}"[^>]* checked`))
  expect(searched.body).toContain('value="bosso"')
  expect(textOf(searched.body)).toContain('Oreste Bosso')
  await send(page, page, { contactIds: CONTACT, cursor: 'second-page' })
  expect(asked).toContainEqual({ territory: 'RA', text: 'bosso', limit: 20 })
  expect(asked.at(-1)).toEqual({ territory: 'RA', cursor: 'second-page', limit: 20 })
  await send(page, page, { contactIds: CONTACT, cursor: 'second-page', searched: '', text: 'bosso' })
  expect(asked.at(-1)).toEqual({ territory: 'RA', text: 'bosso', limit: 20 })
  const refused = await send(page, page, { contactIds: CONTACT, save: 'yes' })
  expect(refused.status).toBe(422)
  expect(refused.body).toMatch(new RegExp(`value="${CONTACT}"[^>]* checked`))
  expect((await send(page, page, { contactIds: CONTACT, save: 'yes' })).location).toBe(
    `/housing/places/${PLACE}`,
  )
  expect(saved).toEqual([{ contactIds: [CONTACT] }, { contactIds: [CONTACT] }])
})
