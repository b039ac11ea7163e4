import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const id = (last: string) => `01966000-0000-7000-8000-0000000000${last}`
const [AWAY, OTHER, SEAT, ABSENCE] = [id('c1'), id('c2'), id('c3'), id('c4')]
const ASKED = { personId: AWAY, from: '2099-01-11', to: '2099-01-15' }

const worker = (personId: string, familyName: string) => ({
  personId,
  givenName: 'Anna',
  familyName,
  fullTime: 1,
  languages: [],
  areas: [],
  active: true,
  sportelloIds: [],
})
const candidate = { personId: OTHER, load: 1, cap: 10, obstacle: null }
const PROPOSAL = {
  caseManagerId: SEAT,
  referralId: id('c5'),
  referralNumber: 'RE-7K4M2Q9X-D',
  householdId: id('c6'),
  seat: 'case-manager',
  state: 'confirmed',
  toPersonId: OTHER,
  reasons: [],
  candidates: [candidate],
}

let desk: DeskUnderTest
let browser: Browser
let heard: unknown[]
beforeAll(async () => {
  desk = await openDesk()
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'coordinator', territory: 'RE', tableId: null }] },
    'GET /people': { items: [worker(AWAY, 'Neri'), worker(OTHER, 'Bianchi')] },
    [`GET /people/${AWAY}/redistribution`]: { items: [PROPOSAL] },
    'GET /absences': {
      items: [{ absenceId: ABSENCE, personId: AWAY, from: ASKED.from, to: ASKED.to, version: 4 }],
      next: null,
    },
  })
  browser = desk.browser()
  await browser.signIn()
  await browser.get('/keyboard')
})
beforeEach(() => {
  heard = []
})
afterAll(() => desk.close())

const confirm = (fields: Record<string, string>) =>
  browser.post('/cases/absence', {
    ...ASKED,
    reason: 'illness',
    [`to-${SEAT}`]: OTHER,
    [`number-${SEAT}`]: PROPOSAL.referralNumber,
    key: id('c7'),
    _csrf: browser.token(),
    ...fields,
  })

test('an absence and its households are asked for at once', async () => {
  desk.answers[`POST /people/${AWAY}/absences`] = (body: unknown) => {
    heard.push(body)
    return {}
  }
  expect((await confirm({})).location).toBe('/cases?show=all&territory=RE')
  const { personId: _, ...days } = ASKED
  expect(heard).toEqual([{ ...days, reason: 'illness', moves: [{ caseManagerId: SEAT, toPersonId: OTHER }] }])
})

test('a household that cannot go where it was sent is told at its line, and every choice is kept', async () => {
  desk.answers[`POST /people/${AWAY}/absences`] = { status: 409, code: 'over-cap', caseManagerId: SEAT }
  const { status, body } = await confirm({})
  expect(status).toBe(422)
  expect(body).toContain(`<a href="#to-${SEAT}">Non è stato registrato niente: RE-7K4M2Q9X-D`)
  expect(body).toMatch(new RegExp(`<select[^>]*id="to-${SEAT}"[^>]*aria-invalid="true"`))
  expect(body).toMatch(/value="illness" checked/)
  expect(body).toMatch(new RegExp(`<option value="${OTHER}" selected`))
})

test('a household that went elsewhere meanwhile has no line: it is told at the reason', async () => {
  desk.answers[`GET /people/${AWAY}/redistribution`] = { items: [] }
  desk.answers[`POST /people/${AWAY}/absences`] = {
    status: 409,
    code: 'case-manager-not-found',
    caseManagerId: SEAT,
  }
  expect((await confirm({})).body).toContain('<a href="#reason">Non è stato registrato niente')
  desk.answers[`GET /people/${AWAY}/redistribution`] = { items: [PROPOSAL] }
})

test('an absence still to come is cancelled on the version that was seen, and one that has begun ends', async () => {
  const page = await browser.get('/cases/absence')
  expect(page.body).toContain('Annulla l’assenza')
  expect(page.body).toContain('name="version" value="4"')
  const end = () => browser.post(`/cases/absences/${ABSENCE}/end`, { version: '4', _csrf: browser.token() })
  desk.answers[`POST /absences/${ABSENCE}/cancel`] = { to: null }
  expect((await browser.get((await end()).location)).body).toContain('L’assenza è annullata.')
  desk.answers[`POST /absences/${ABSENCE}/cancel`] = { to: '2099-01-12' }
  expect((await browser.get((await end()).location)).body).toContain('la persona è presente da oggi')
  desk.answers[`POST /absences/${ABSENCE}/cancel`] = { status: 412, code: 'stale-version' }
  expect((await browser.get((await end()).location)).body).toContain('ora la vedi aggiornata')
})

test('who is away is read page by page, and of one person by an address that can be kept', async () => {
  let asked = {}
  desk.answers['GET /absences'] = (_: unknown, query: URLSearchParams) => {
    asked = Object.fromEntries(query)
    return { items: [], next: 'two' }
  }
  const { body } = await browser.get(`/cases/absence?territory=RE&away=${OTHER}`)
  expect(asked).toMatchObject({ territory: 'RE', personId: OTHER })
  expect(body).toContain(`href="/cases/absence?territory=RE&amp;away=${OTHER}&amp;cursor=two"`)
  expect(body).toContain('Niente corrisponde ai filtri')
  expect(body).toContain('<a href="/cases/absence?territory=RE">Togli i filtri</a>')
})
