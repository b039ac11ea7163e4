import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDesk, PERSON } from './desk-fixture.ts'
import { faultsOf } from './faults-of.ts'

const OWN = '01966000-0000-7000-8000-0000000000c2'
const sportello = (sportelloId: string, name: string) => ({
  ...{ sportelloId, name, bodyId: PERSON.personId, bodyName: 'Comune', territory: 'RE' },
  municipality: '035033',
})

test('who signals at a sportello and prepares referrals begins with their own, whatever its name', async () => {
  const desk = await openDesk()
  const roles = [...PERSON.roles, { role: 'preparer', territory: 'RE', tableId: null }]
  const other = sportello('01966000-0000-7000-8000-0000000000c1', 'Albinea')
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles, sportelloIds: [OWN] },
    'GET /sportelli': { items: [other, sportello(OWN, 'Zibello')] },
    'GET /referrals': { items: [], next: null },
  })
  const browser = desk.browser()
  await browser.signIn()
  const { status, body } = await browser.get('/referrals/new')
  expect(status).toBe(200)
  const chosen = [...body.matchAll(/<input[^>]* name="sportelloId"[^>]*>/g)].find(([input]) =>
    input.includes('checked'),
  )
  expect(chosen?.[0]).toContain(OWN)
  await desk.close()
})

test('who signals for several begins with none of them, and is asked for one on the page', async () => {
  const desk = await openDesk()
  const second = '01966000-0000-7000-8000-0000000000c3'
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, sportelloIds: [OWN, second] },
    'GET /sportelli': { items: [sportello(OWN, 'Zibello'), sportello(second, 'Busseto')] },
    'GET /referrals': { items: [], next: null },
  })
  const browser = desk.browser()
  await browser.signIn()
  const { body } = await browser.get('/referrals/new')
  expect(body.match(/<input[^>]* name="sportelloId"[^>]*>/g)).toHaveLength(2)
  expect(body).not.toMatch(/<input[^>]* name="sportelloId"[^>]* checked/)
  const none = await browser.post('/referrals/new', { _csrf: browser.token(), key: randomUUID() })
  expect(none.status).toBe(422)
  expect(faultsOf(none)).toEqual({ sportelloId: 'Scegli per quale sportello' })
  desk.answers['POST /drafts'] = (form: { sportelloId: string }) => ({
    ...{ draftId: second, householdId: second, ownerId: PERSON.personId, expiresOn: '2027-01-20' },
    ...{ sportelloId: form.sportelloId, changedAt: '2026-11-20T09:00:00.000Z', version: 1, form },
  })
  const begun = await browser.post('/referrals/new', {
    _csrf: browser.token(),
    key: randomUUID(),
    sportelloId: second,
  })
  expect(begun.location).toBe(`/drafts/${second}/household`)
  await desk.close()
})

test('what was sent before, to start from, is read to its end by links that can be kept', async () => {
  const desk = await openDesk()
  const sent = {
    referralId: '01966000-0000-7000-8000-000000000010',
    number: 'RE-7K4M2Q9X-D',
    householdId: '01966000-0000-7000-8000-000000000011',
    territory: 'RE',
    sportelloId: OWN,
    requestKind: 'presa-in-carico',
    urgency: 'U3',
    state: 'routed',
    nextStep: 'first-read',
    nextStepOn: null,
    submittedAt: '2026-11-20T09:00:00.000Z',
  }
  Object.assign(desk.answers, {
    'GET /sportelli': { items: [sportello(OWN, 'Zibello')] },
    'GET /referrals': { items: [sent], next: 'two' },
    'POST /household-labels': { labels: [] },
  })
  const browser = desk.browser()
  await browser.signIn()
  const { status, body } = await browser.get('/referrals/new')
  expect(status).toBe(200)
  expect(body).toContain(`action="/referrals/${sent.referralId}/again"`)
  expect(body).toContain('href="/referrals/new?cursor=two"')
  let asked = new URLSearchParams()
  desk.answers['GET /referrals'] = (_: unknown, query: URLSearchParams) => {
    asked = query
    return { items: [], next: null }
  }
  const none = await browser.get('/referrals/new?number=RE-7K4M')
  expect(asked.get('number')).toBe('RE-7K4M')
  expect(none.body).toContain('Niente corrisponde ai filtri')
  expect(none.body).toContain('<a href="/referrals/new">Togli i filtri</a>')
  await desk.close()
})

test('a draft begins with what is known of who signals, and with nothing guessed of the household', async () => {
  const desk = await openDesk()
  let begun: unknown
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, sportelloIds: [OWN] },
    'GET /sportelli': { items: [sportello(OWN, 'Zibello')] },
    'GET /referrals': { items: [], next: null },
    'POST /drafts': (form: object) => {
      begun = form
      return {
        ...{ draftId: OWN, householdId: OWN, ownerId: PERSON.personId, expiresOn: '2027-01-20' },
        ...{ sportelloId: OWN, changedAt: '2026-11-20T09:00:00.000Z', version: 1, form },
      }
    },
  })
  const browser = desk.browser()
  await browser.signIn()
  await browser.get('/referrals/new')
  await browser.post('/referrals/new', { _csrf: browser.token(), key: randomUUID(), sportelloId: OWN })
  expect(begun).toMatchObject({ referrer: { name: 'Ciro Bosso' }, channel: 'web', sportelloId: OWN })
  expect(begun).toHaveProperty('members', [{ relation: 'self' }])
  await desk.close()
})
