import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILE, REFERRAL, SPORTELLI } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const month = (name: string, sportello: number, referrals: number) => ({
  month: name,
  sportelloId: SPORTELLI[sportello],
  sportello: ['CAS di Parma', 'Scuola'][sportello],
  referrals,
})

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  const roles = [{ role: 'coordinator', territory: 'PR', tableId: null }]
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles },
    'GET /territories/PR/flow': {
      since: '2026-09-01',
      received: [month('2026-09', 0, 4), month('2026-11', 0, 2), month('2026-11', 1, 3)],
      areas: [{ ...month('', 0, 5), area: 'housing' }],
      times: [
        { month: '2026-09', step: 'first-read', referrals: 4, medianDays: 1.5, ninthDecileDays: 4 },
        { month: '2026-11', step: 'first-read', referrals: 3, medianDays: 3, ninthDecileDays: 6 },
      ],
      funnel: [
        { step: 'submitted', referrals: 9 },
        { step: 'read', referrals: 7 },
      ],
      waiting: [{ state: 'ready', referrals: 2, medianDays: 5, longestDays: 12.4 }],
    },
    'POST /household-labels': { labels: [] },
    'POST /person-labels': { items: [] },
    'GET /people': { items: [] },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

/** Text between tags, with single spaces. */
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('every picture of the flow is drawn from the numbers in the table beside it', async () => {
  desk.answers['GET /territories/PR/times-to-home'] = { times: [], waiting: 1 }
  const { status, body } = await browser.get('/territory/PR/flow?months=3')
  expect(status).toBe(200)
  const [received = ''] = body.match(/<svg class="desk-plot"[\s\S]*?<\/svg>/g) ?? []
  // A layer for each source of a month that has one, and the sum over each month.
  expect(received.match(/<rect/g)).toHaveLength(3)
  expect(textOf(received)).toMatch(/ 4 5 (set|ott)/)
  const heights = [...received.matchAll(/<rect[^>]*height="([\d.]+)"/g)].map(([, height]) => Number(height))
  expect(heights[0]).toBeCloseTo(2 * Number(heights[1]))
  const table = /<caption>Segnalazioni per sportello<\/caption>[\s\S]*?<\/table>/.exec(body)?.[0] ?? ''
  expect(textOf(table)).toContain('CAS di Parma 4 0 2 6')
  expect(textOf(table)).toContain('Scuola 0 0 3 3')
  expect(body.match(/<svg class="desk-plot"/g)).toHaveLength(5)
  expect(body.match(/I dati in tabella/g)).toHaveLength(5)
  expect(body).not.toContain('NaN')
  expect(textOf(body)).toContain('1 nucleo aspetta una casa')
})

test('a month without a number is a gap in its line, not a zero', async () => {
  const { body } = await browser.get('/territory/PR/flow?months=3')
  const line = /class="desk-series-1"[\s\S]*?desk-plot-line" d="([^"]+)"/.exec(body)?.[1] ?? ''
  expect(line.match(/M/g)).toHaveLength(2)
})

test('without the housing service the flow is shown all the same, and says what is missing', async () => {
  desk.answers['GET /territories/PR/times-to-home'] = { status: 503, code: 'database-away' }
  const { status, body } = await browser.get('/territory/PR/flow')
  expect(status).toBe(200)
  expect(body).toContain('Il servizio della casa non risponde')
})

test('a map says where places are, but for those whose address is private', async () => {
  const home = { territory: 'PR', municipality: '034027', beds: 4 }
  const [comune, ciac] = SPORTELLI
  const body = { kind: 'public', tables: [], seats: 0 }
  desk.answers['GET /bodies'] = {
    items: [
      {
        ...body,
        bodyId: ciac,
        name: 'CIAC',
        municipality: null,
        tables: [{ tableId: ciac, name: 'T1' }],
        seats: 7,
      },
      { ...body, bodyId: comune, name: 'Comune di Parma', municipality: '034027' },
    ],
  }
  desk.answers['GET /sportelli'] = {
    items: [
      {
        sportelloId: SPORTELLI[0],
        bodyId: comune,
        bodyName: 'Comune',
        name: 'Sportello',
        municipality: '034014',
      },
    ],
  }
  desk.answers['GET /places'] = {
    items: [
      { ...home, placeId: SPORTELLI[0], addressPrivate: false },
      { ...home, placeId: SPORTELLI[1], municipality: '034032', addressPrivate: true },
    ],
    next: null,
  }
  const { body: page } = await browser.get('/territory/PR/map')
  expect(textOf(page)).toContain('Parma Comune di Parma – 1 · 4 letti')
  expect(page.match(/<polygon class="desk-map-mark/g)).toHaveLength(2)
  expect(textOf(page)).toContain('CIAC · ente pubblico comune non indicato – T1 7')
  expect(page.match(/desk-map-area is-used/g)).toHaveLength(2)
  expect(page.match(/class="desk-map-area/g)?.length).toBeGreaterThan(40)
  expect(textOf(page)).toContain('Un alloggio a indirizzo riservato non è contato')
  expect(page).toContain('ISTAT')
})

const ADDRESS = `/territory/PR/exclusions/${REFERRAL}`

test('an exclusion is nobody’s until a person says so: without a choice nothing is sent', async () => {
  desk.answers[`GET /referrals/${REFERRAL}`] = FILE
  const { body } = await browser.get(ADDRESS)
  expect(textOf(body)).toContain('PR-03')
  // Nobody needs to be named for it: then it is the coordinator's.
  expect(textOf(body)).toContain('Se non indichi nessuno, tocca a te.')
  const sent = await browser.post(ADDRESS, { _csrf: browser.token(), version: '3' })
  expect(sent.status).toBe(422)
  expect(sent.body).toContain('Scegli che cosa fare')
  const bare = { _csrf: browser.token(), version: '3', choice: 'override', overrideReason: ' ' }
  expect((await browser.post(ADDRESS, bare)).body).toContain('Scrivi perché')
})

test('a rule set aside needs a reason, and goes with the version that was read', async () => {
  desk.answers[`POST /referrals/${REFERRAL}/override`] = {}
  await browser.get(ADDRESS)
  const fields = { _csrf: browser.token(), version: '3', choice: 'override', overrideReason: 'Due minori' }
  const { status, location } = await browser.post(ADDRESS, fields)
  expect([status, location]).toEqual([303, '/territory/PR/exclusions'])
})

test('who comes second keeps the answers and hears who was first', async () => {
  await browser.get(ADDRESS)
  const token = browser.token()
  desk.answers[`POST /referrals/${REFERRAL}/override`] = { status: 412, code: 'stale-version' }
  desk.answers[`GET /referrals/${REFERRAL}`] = {
    ...FILE,
    standing: { ...FILE.standing, state: 'routed' },
    history: [
      {
        from: 'exclusion-proposed',
        to: 'routed',
        cause: 'override-gate',
        reason: null,
        note: null,
        nextStep: 'first-read',
        nextStepOn: null,
        movedBy: SPORTELLI[0],
        movedAt: '2026-11-21T09:00:00.000Z',
      },
    ],
  }
  desk.answers['POST /person-labels'] = {
    items: [{ personId: SPORTELLI[0], label: 'Guido Larice', body: null }],
  }
  const fields = { _csrf: token, version: '3', choice: 'override', overrideReason: 'Due minori a carico' }
  const { status, body } = await browser.post(ADDRESS, fields)
  expect(status).toBe(409)
  expect(body).toContain('Due minori a carico')
  expect(textOf(body)).toContain('Guido Larice 21 novembre 2026')
})

test('a transfer is answered from the list, on the version that was read', async () => {
  const transfer = {
    kind: 'case',
    referralId: REFERRAL,
    referralNumber: 'RE-7K4M2Q9X-D',
    picId: SPORTELLI[1],
    territory: 'RE',
    urgency: 'U2',
    reason: 'Si trasferisce a Parma',
    proposedBy: SPORTELLI[0],
    proposedAt: '2026-11-20T09:00:00.000Z',
    version: 4,
  }
  desk.answers['GET /territories/PR/transfers'] = { items: [transfer], next: null }
  desk.answers['GET /territories/PR/competence-disputes'] = { items: [], next: null }
  const { body } = await browser.get('/territory/PR/transfers')
  expect(textOf(body)).toMatch(/RE-7K4M2Q9X-D Presa in carico Reggio Emilia .* Si trasferisce a Parma/)
  const action = `/territory/PR/transfers/case/${SPORTELLI[1]}`
  expect(body).toContain(`action="${action}"`)
  desk.answers[`POST /presa-in-carico/${SPORTELLI[1]}/transfer/answer`] = {}
  const { location } = await browser.post(action, { _csrf: browser.token(), version: '4', accept: 'yes' })
  expect(location).toBe('/territory/PR/transfers')
  expect(textOf((await browser.get(location)).body)).toContain('il nucleo è ora di questo territorio')
})

test('a competence is confirmed in the file where the referral is read; elsewhere it is only told', async () => {
  const dispute = { referralNumber: 'PR-7K4M2Q9X-D', urgency: 'U2', submittedAt: FILE.submittedAt }
  const [ours, theirs] = [REFERRAL, SPORTELLI[1]]
  desk.answers['GET /territories/PR/transfers'] = { items: [], next: null }
  desk.answers['GET /territories/PR/competence-disputes'] = {
    items: [
      { ...dispute, referralId: ours, territory: 'PR', disputedWith: 'RE' },
      { ...dispute, referralId: theirs, territory: 'RE', disputedWith: 'PR' },
    ],
    next: null,
  }
  const listed = (await browser.get('/territory/PR/transfers')).body
  expect(listed).toContain(`href="/cases/${ours}"`)
  expect(listed).not.toContain(`/cases/${theirs}`)
  const state = { ...FILE.standing, state: 'under-review' }
  Object.assign(desk.answers, {
    'GET /presa-in-carico': { items: [], next: null },
    [`GET /referrals/${REFERRAL}`]: {
      ...FILE,
      standing: state,
      gate: null,
      competence: { rule: 'lives-in', disputedWith: 'RE' },
    },
    [`GET /referrals/${REFERRAL}/case-managers`]: { items: [], choices: [] },
    [`GET /referrals/${REFERRAL}/equipe-proposal`]: { kind: 'standing', seats: [] },
    [`POST /referrals/${REFERRAL}/competence`]: {},
  })
  const { body } = await browser.get(`/cases/${REFERRAL}`)
  expect(textOf(body)).toContain('la competenza va confermata con Reggio Emilia')
  const action = `/cases/${REFERRAL}/file/competence`
  expect(body).toContain(`action="${action}"`)
  const { location } = await browser.post(action, { _csrf: browser.token(), version: '3' })
  expect(textOf((await browser.get(location)).body)).toContain('La competenza è confermata')
})

test('a waiting list is read page by page, and a household keeps its place in it', async () => {
  const items = Array.from({ length: 31 }, (_, at) => ({
    referralId: `01966000-0000-7000-8000-0000000001${at + 10}`,
    referralNumber: `PR-${at + 1}`,
    householdId: SPORTELLI[0],
    urgency: 'U3',
    since: '2026-11-01T09:00:00.000Z',
    place: at + 1,
  }))
  const page = (_: unknown, query: URLSearchParams) =>
    query.has('cursor') ? { items: items.slice(30), next: null } : { items: items.slice(0, 30), next: 'rest' }
  desk.answers['GET /territories/PR/waiting-list'] = page
  const first = await browser.get('/territory/PR/waiting?urgency=U3')
  expect(first.body).toContain('href="/territory/PR/waiting?urgency=U3&amp;cursor=rest"')
  expect(first.body).not.toContain('PR-31')
  const second = textOf((await browser.get('/territory/PR/waiting?urgency=U3&cursor=rest')).body)
  expect(second).toMatch(/PR-31 31 /)
  expect(second).not.toContain('PR-30')
})

test('an auditor reads how referrals flow, without a way to pages that are the coordinator’s', async () => {
  desk.answers['GET /account'] = {
    ...PERSON,
    roles: [{ role: 'auditor', territory: null, tableId: null }],
  }
  const auditor = desk.browser()
  await auditor.signIn('auditor')
  const { status, body } = await auditor.get('/territory/PR/flow')
  expect(status).toBe(200)
  expect(body).not.toContain('href="/territory/PR"')
})
