import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const NOTHING = { queue: [], asked: [], toConfirm: [], deadlines: [], toAssign: [], households: [] }
const NONE = { queue: 0, asked: 0, toConfirm: 0, deadlines: 0, toAssign: 0, households: 0 }
const ROW = {
  referralId: '01966000-0000-7000-8000-000000000010',
  referralNumber: 'PR-7K4M2Q9X-D',
  householdId: '01966000-0000-7000-8000-000000000011',
  territory: 'PR',
  urgency: 'U3',
  state: 'routed',
  meeting: null,
  noDate: false,
  since: '2026-11-02T08:00:00.000Z',
  nextStep: 'first-read',
  nextStepOn: null,
  preparerId: null,
  fieldsMissing: 0,
}
const HELD = { ...ROW, seat: 'case-manager', state: 'interim' }

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  const roles = [{ role: 'coordinator', territory: 'PR', tableId: null }]
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles },
    'POST /household-labels': { labels: [] },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

test('what cannot be read is not taken for nothing that waits', async () => {
  const home = async () => (await browser.get('/')).body
  desk.answers['GET /work/mine'] = { ...NOTHING, totals: NONE }
  expect(await home()).toContain('Niente in attesa di te.')
  expect(await home()).not.toContain('non si può leggere')
  desk.answers['GET /work/mine'] = { status: 503, code: 'database-away' }
  expect(await home()).toContain('non si può leggere in questo momento')
  expect(await home()).not.toContain('Niente in attesa di te.')
})

test('a list of the home that is cut has a way to all of it, with how long it is', async () => {
  const work = { ...NOTHING, queue: [ROW], toConfirm: [ROW], toAssign: [HELD], households: [HELD] }
  const totals = { ...NONE, queue: 12, toConfirm: 3, toAssign: 100, households: 1 }
  desk.answers['GET /work/mine'] = { ...work, totals }
  const { body } = await browser.get('/')
  expect(body).toContain('<a href="/work/queue">Da fare: tutto l’elenco (12)</a>')
  expect(body).toContain(
    '<a href="/territory/PR/exclusions">Esclusioni da confermare: tutto l’elenco (3)</a>',
  )
  expect(body).toContain(
    '<a href="/work/households?show=interim">Da assegnare: tutto l’elenco (100 e oltre)</a>',
  )
  expect(body).not.toContain('I miei nuclei: tutto l’elenco')
})

test('the whole lists keep their filter from page to page, and an exclusion is opened where it is decided', async () => {
  const exclusion = { ...ROW, state: 'exclusion-proposed' }
  desk.answers['GET /queues/mine'] = { items: [ROW, exclusion], next: 'two' }
  const queue = await browser.get('/work/queue?state=routed')
  expect(queue.body).toContain('href="/work/queue?state=routed&amp;cursor=two"')
  expect(queue.body).toContain('<option value="routed" selected')
  expect(queue.body).toContain(`href="/cases/${ROW.referralId}"`)
  expect(queue.body).toContain(`href="/territory/PR/exclusions/${ROW.referralId}"`)
  desk.answers[`GET /people/${PERSON.personId}/caseload`] = { households: [HELD], next: 'two' }
  const households = await browser.get('/work/households?show=interim')
  expect(households.body).toContain('href="/work/households?show=interim&amp;cursor=two"')
  expect(households.body).toContain('Ad interim')
  desk.answers['GET /deadlines'] = { items: [], next: 'two' }
  const terms = await browser.get('/work/terms?kind=first-read&show=overdue')
  expect(terms.body).toContain('href="/work/terms?kind=first-read&amp;show=overdue&amp;cursor=two"')
  expect(terms.body).toContain('<option value="first-read" selected')
  expect(terms.body).toContain('Niente corrisponde ai filtri.')
  expect((await browser.get('/work/terms?show=overdue')).body).toContain('Nessuna scadenza superata.')
})

test('who has no list here finds the pages that are theirs', async () => {
  desk.answers['GET /account'] = {
    ...PERSON,
    roles: [{ role: 'housing-manager', territory: 'RA', tableId: null }],
  }
  desk.answers['GET /housing-requests'] = { items: [], next: null }
  const other = desk.browser()
  await other.signIn('housing')
  const { body } = await other.get('/')
  const [, ways = ''] = body.split('Le tue pagine')
  expect(ways).toContain('<a href="/housing">Casa</a>')
  expect(ways).not.toContain('href="/territory"')
})

test('who coordinates several territories chooses one; who coordinates one is led there', async () => {
  const coordinates = async (...territories: string[]) => {
    const roles = territories.map((territory) => ({ role: 'coordinator', territory, tableId: null }))
    desk.answers['GET /account'] = { ...PERSON, roles }
    const other = desk.browser()
    await other.signIn(territories.join())
    return other
  }
  expect((await (await coordinates('PR')).get('/territory')).location).toBe('/territory/PR')
  const several = await coordinates('PR', 'MO')
  const { body } = await several.get('/territory')
  expect(body).toContain('<a href="/territory/MO">Modena</a>')
  expect(body).toContain('<a href="/territory/PR">Parma</a>')
  desk.answers['GET /presa-in-carico'] = { items: [], next: null }
  desk.answers['GET /people'] = { items: [] }
  desk.answers['GET /absences'] = { items: [], next: null }
  desk.answers['POST /person-labels'] = { items: [] }
  const away = await several.get('/cases/absence?territory=PR')
  expect(away.body).toContain('<input type="hidden" name="territory" value="PR"/>')
})

test('who was interrupted finds the draft again, by whom it is about', async () => {
  const draft = (draftId: string, ownerId: string, label: string | null) => ({
    ...{ draftId, householdId: ROW.householdId, sportelloId: ROW.referralId, ownerId, label },
    ...{ changedAt: '2026-11-20T09:00:00.000Z', expiresOn: '2026-12-20', version: 2 },
  })
  const [mine, nameless, theirs] = [1, 2, 3].map((n) => `01966000-0000-7000-8000-00000000002${n}`) as [
    string,
    string,
    string,
  ]
  const items = [
    draft(mine, PERSON.personId, 'Ginepro Senait +2'),
    draft(nameless, PERSON.personId, null),
    draft(theirs, ROW.referralId, 'Mirto Awa'),
  ]
  Object.assign(desk.answers, {
    'GET /account': PERSON,
    'GET /referrals': { items: [], next: null },
    // The service leaves out those of others: eight newer ones would hide one's own.
    'GET /drafts': (_: unknown, asked: URLSearchParams) => ({
      items: items.filter(({ ownerId }) => asked.get('mine') !== 'true' || ownerId === PERSON.personId),
      next: 'two',
    }),
  })
  const other = desk.browser()
  await other.signIn('sender')
  const { body } = await other.get('/')
  expect(body).toContain(`<a href="/drafts/${mine}/household">Ginepro Senait +2</a>`)
  expect(body).toContain(`<a href="/drafts/${nameless}/household">Nucleo ancora senza nome</a>`)
  expect(body).not.toContain(theirs)
  expect(body).toContain('<a href="/referrals">Bozze da finire: ')
})

test('who manages homes reads on the home for whom a place is to be offered', async () => {
  const requestId = '01966000-0000-7000-8000-000000000031'
  const request = {
    ...{
      requestId,
      householdId: ROW.householdId,
      referralNumber: 'RE-7K4M2Q9X-D',
      territory: 'RE',
      urgency: 'U0',
    },
    ...{ cause: 'urgent', state: 'proposed', people: 3, rooms: null, openedAt: ROW.since, reasons: [] },
  }
  const asked: unknown[] = []
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'housing-manager', territory: 'RE', tableId: null }] },
    'GET /housing-requests': (_: unknown, query: URLSearchParams) => {
      asked.push(query.get('state'))
      return { items: [request], next: null }
    },
  })
  const other = desk.browser()
  await other.signIn('homes')
  const { body } = await other.get('/')
  expect(asked).toEqual(['proposed'])
  expect(body).toContain('Case proposte, da offrire')
  expect(body).toContain(`href="/housing/requests/${requestId}"`)
})
