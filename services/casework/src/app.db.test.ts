import { caseManagerConfirmed } from '@intarsi/contracts'
import { listRoutes } from '@intarsi/http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type * as z from 'zod'
import { NOW, openCase, startCasework, type TestCase, type TestCasework } from '../test/casework.ts'
import { actorWith, openHttp, type TestHttp } from '../test/http.ts'
import { resumeDue } from './presa-in-carico/resume-due.ts'
import type { reviewView } from './reviews/review-view.ts'

type Review = z.infer<typeof reviewView>

let on: TestCasework
let app: TestHttp
let one: TestCase
beforeAll(async () => {
  on = await startCasework()
  app = await openHttp(on)
})
beforeEach(async () => {
  one = await openCase(on)
  app.as(caseManager())
})
afterAll(async () => {
  await app.close()
  await on.close()
})

const caseManager = () => actorWith('case-manager', { personId: one.caseManagerId })
const legalOperator = () => actorWith('equipe-member', { personId: one.legalId })
const psychologist = () => actorWith('equipe-member', { personId: one.healthId, health: true })
const interview = { heldOn: '2026-11-23', language: 'tir', withMediator: false }
const path = (rest = '') => `/presa-in-carico/${one.picId}${rest}`

/** The assessment of RE's household: two areas in need. */
async function assess() {
  await app.command(one.picId, 'first-interview', interview)
  for (const area of ['legal', 'social', 'health', 'housing', 'work']) {
    const level = area === 'legal' || area === 'housing' ? 2 : 1
    await app.command(one.picId, `areas/${area}`, { level, note: `Nota su ${area}` }, 'PUT')
  }
  return app.command(one.picId, 'assessment/completion', { riskFactorsReviewed: true })
}

async function plan() {
  await assess()
  for (const area of ['legal', 'housing']) {
    const objective = { area, words: 'Un obiettivo', ownerId: one.caseManagerId, dueOn: '2027-03-01' }
    expect((await app.send('POST', path('/objectives'), objective)).status).toBe(201)
  }
  return app.command(one.picId, 'project/sharing', {
    sharedOn: '2026-11-24',
    language: 'tir',
    withMediator: true,
  })
}

const sign = (party: string) =>
  app.command(one.picId, 'project/signatures', { party, signedOn: '2026-11-24' })

test('every route names an action, and an operation of its own', () => {
  const routes = listRoutes(app.http).filter(({ url }) =>
    /presa-in-carico|tasks|artefacts|objectives/.test(url),
  )
  expect(routes.length).toBeGreaterThan(20)
  expect(routes.filter(({ action }) => action === 'public')).toEqual([])
})

test('a case goes from its first interview to a signed project, and everybody hears of each phase', async () => {
  expect(await app.command(one.picId, 'first-interview', interview)).toMatchObject({
    status: 200,
    body: { phase: 'assessment', firstInterview: interview },
  })
  expect((await assess()).body).toMatchObject({ phase: 'planning', project: { version: 1, state: 'draft' } })
  expect((await plan()).body).toMatchObject({ phase: 'awaiting-signature', project: { state: 'shared' } })
  expect((await sign('household')).body).toMatchObject({ phase: 'awaiting-signature' })
  expect((await sign('case-manager')).body).toMatchObject({
    phase: 'in-progress',
    project: { state: 'signed' },
  })
  const told = (await on.announced(one.ref.householdId)).map(({ data }) => data.phase)
  expect(told).toEqual(['activated', 'assessment', 'planning', 'awaiting-signature', 'in-progress'])
})

test('the assessment is complete with five areas and the risk factors gone through, not before', async () => {
  await app.command(one.picId, 'first-interview', interview)
  await app.command(one.picId, 'areas/legal', { level: 3 }, 'PUT')
  const done = { riskFactorsReviewed: true }
  expect(await app.command(one.picId, 'assessment/completion', done)).toMatchObject({
    status: 409,
    body: { code: 'areas-not-assessed', areas: ['social', 'health', 'housing', 'work'] },
  })
  for (const area of ['social', 'health', 'housing', 'work'])
    await app.command(one.picId, `areas/${area}`, { level: 0 }, 'PUT')
  expect(await app.command(one.picId, 'assessment/completion', { riskFactorsReviewed: false })).toMatchObject(
    {
      body: { code: 'risk-factors-not-reviewed' },
    },
  )
  expect((await app.command(one.picId, 'assessment/completion', done)).status).toBe(200)
})

test('a project is shared only when each area in need has an objective', async () => {
  await assess()
  const shared = { sharedOn: '2026-11-24', language: 'tir', withMediator: false }
  expect(await app.command(one.picId, 'project/sharing', shared)).toMatchObject({
    status: 409,
    body: { code: 'areas-without-objective', areas: ['legal', 'housing'] },
  })
})

test('who is not a signatory of the territory’s project cannot sign it', async () => {
  await plan()
  expect(await sign('mayor')).toMatchObject({ status: 409, body: { code: 'not-a-signatory' } })
})

test('a household that asks for something else gets another draft; one that says no gets a closing', async () => {
  await plan()
  await sign('household')
  expect((await app.command(one.picId, 'project/rework')).body).toMatchObject({
    phase: 'planning',
    project: { state: 'draft', signatures: [{ signedOn: null }, { signedOn: null }] },
  })
  await app.command(one.picId, 'project/sharing', {
    sharedOn: '2026-11-24',
    language: 'tir',
    withMediator: true,
  })
  expect(
    (await app.command(one.picId, 'project/refusal', { reason: 'Preferisce fare da sé' })).body,
  ).toMatchObject({
    phase: 'closing',
    project: { state: 'declined' },
  })
})

test('a command made for an older version of the case is refused', async () => {
  const { etag } = await app.send('GET', path())
  const step = (heldOn: string) =>
    app.send('POST', path('/first-interview'), { ...interview, heldOn }, { ifMatch: etag })
  expect((await step('2026-12-01')).body).toMatchObject({ code: 'date-to-come' })
  expect((await step('2026-11-23')).status).toBe(200)
  expect((await step('2026-11-23')).status).toBe(412)
  expect((await app.send('POST', path('/first-interview'), interview)).status).toBe(428)
})

test('a suspended case goes back to where it was', async () => {
  await app.command(one.picId, 'first-interview', interview)
  const suspended = { reason: 'Il nucleo è via', until: '2027-01-15' }
  expect((await app.command(one.picId, 'suspension', suspended)).body).toMatchObject({
    phase: 'suspended',
    suspendedUntil: '2027-01-15',
  })
  expect((await app.command(one.picId, 'suspension/end')).body).toMatchObject({ phase: 'assessment' })
})

test('an équipe member reads the own area in full, the rest in summary, and works in no other', async () => {
  await assess()
  app.as(legalOperator())
  const { body } = await app.send('GET', path())
  const areas = Object.fromEntries(body.areas.map((area: { area: string }) => [area.area, area]))
  expect(areas.legal).toMatchObject({ inFull: true, note: 'Nota su legal', startLevel: 2 })
  expect(areas.social).toMatchObject({ inFull: false, note: null, startLevel: 1 })
  expect(areas.health).toBeUndefined()
  const task = { area: 'social', title: 'Telefonare', ownerId: one.legalId, dueOn: '2026-12-01' }
  expect((await app.send('POST', path('/tasks'), task)).body).toMatchObject({ code: 'other-area' })
  expect((await app.command(one.picId, 'suspension', { reason: 'x', until: '2027-01-01' })).status).toBe(403)
  app.as(psychologist())
  expect(
    (await app.send('GET', path())).body.areas.find(({ area }: { area: string }) => area === 'health'),
  ).toMatchObject({ inFull: true, note: 'Nota su health' })
})

test('a case is read by nobody outside it but its territory’s coordinator', async () => {
  for (const role of ['sender', 'case-manager', 'equipe-member', 'housing-manager'] as const) {
    app.as(actorWith(role))
    expect((await app.send('GET', path())).status, role).toBe(403)
  }
  app.as(actorWith('coordinator', { territory: 'MO' }))
  expect((await app.send('GET', path())).status).toBe(403)
  app.as(actorWith('coordinator'))
  expect((await app.send('GET', path())).status).toBe(200)
})

test('the list gives a coordinator the territory’s cases and anybody else the own ones', async () => {
  const listed = async (query: string) =>
    (await app.send('GET', `/presa-in-carico?limit=200${query}`)).body.items.map(
      ({ picId }: { picId: string }) => picId,
    )
  const other = await openCase(on, 'MO')
  expect(await listed('')).toEqual([one.picId])
  expect((await app.send('GET', '/presa-in-carico?territory=RE')).status).toBe(403)
  app.as(actorWith('coordinator', { territory: 'MO' }))
  expect(await listed('&territory=MO')).toEqual([other.picId])
  expect(await listed(`&householdId=${one.ref.householdId}`)).toEqual([])
  expect(await listed('&mine=true')).toEqual([])
})

test('the history says who did what, when and for which body, newest first, page by page', async () => {
  await assess()
  const first = await app.send('GET', path('/timeline?limit=3'))
  expect(first.body.items[0]).toMatchObject({
    kind: 'phase',
    by: one.caseManagerId,
    bodyId: caseManager().bodyId,
    data: { to: 'planning', cause: 'complete-assessment' },
  })
  const rest = await app.send('GET', path(`/timeline?limit=50&cursor=${first.body.next}`))
  expect(rest.body.items.at(-1)).toMatchObject({ kind: 'opened', by: 'system' })
  expect(JSON.stringify([first.body, rest.body])).not.toContain('Nota su')
})

test('the history says what it is about to who reads the area in full', async () => {
  const task = { area: 'work', title: 'Iscrizione al CPIA', ownerId: one.caseManagerId, dueOn: '2026-12-01' }
  await app.send('POST', path('/tasks'), task)
  const about = async () => {
    const { items } = (await app.send('GET', path('/timeline'))).body
    return items.find(({ kind }: { kind: string }) => kind === 'task-added')?.subject
  }
  expect(await about()).toBe('Iscrizione al CPIA')
  const of = async (area: string) => (await app.send('GET', path(`/timeline?area=${area}`))).body.items
  expect(await of('work')).toMatchObject([{ kind: 'task-added', area: 'work' }])
  expect(await of('health')).toEqual([])
  app.as(legalOperator())
  expect(await about()).toBeNull()
  // An area that somebody does not read in full is no fuller for being asked for.
  expect((await of('work')).map(({ subject }: { subject: string | null }) => subject)).toEqual([null])
})

test('what is due first comes first: the case’s next step, or a task that you see', async () => {
  const later = one
  one = await openCase(on)
  const sooner = one
  await on.deliver(caseManagerConfirmed, {
    ...caseManagerConfirmed.example,
    ...sooner.ref,
    picId: sooner.picId,
    personId: later.caseManagerId,
    seat: 'case-manager',
  })
  const task = { area: 'work', title: 'Iscrizione', ownerId: later.caseManagerId, dueOn: '2026-11-20' }
  app.as(actorWith('case-manager', { personId: later.caseManagerId }))
  expect((await app.send('POST', `/presa-in-carico/${sooner.picId}/tasks`, task)).status).toBe(201)
  const list = async (rest = '') =>
    (await app.send('GET', `/presa-in-carico?mine=true&order=due&limit=1${rest}`)).body
  const first = await list()
  expect(first.items).toMatchObject([
    {
      picId: sooner.picId,
      nextStep: 'first-interview',
      stepDueOn: '2026-12-09',
      due: {
        dueOn: '2026-11-20',
        nextTask: { title: 'Iscrizione', dueOn: '2026-11-20' },
        openTasks: 1,
        overdueTasks: 1,
      },
    },
  ])
  const second = await list(`&cursor=${first.next}`)
  expect(second).toMatchObject({
    items: [{ picId: later.picId, due: { dueOn: '2026-12-09', openTasks: 0, nextTask: null } }],
    next: null,
  })
  app.as(actorWith('equipe-member', { personId: sooner.legalId }))
  expect((await list()).items).toMatchObject([{ due: { openTasks: 0, dueOn: '2026-12-09' } }])
})

test('a review confirms the project or plans it anew, with levels of its own and the next date', async () => {
  await plan()
  await sign('household')
  await sign('case-manager')
  const opened = await app.command(one.picId, 'reviews', { cause: 'permit', plannedOn: '2026-11-24' })
  expect(opened.body).toMatchObject({ phase: 'under-review', stepDueOn: '2026-11-24' })
  await app.command(one.picId, 'areas/legal', { level: 1 }, 'PUT')
  const outcome = { heldOn: '2026-11-24', outcome: 'confirmed', nextReviewOn: '2027-01-15', note: 'Bene' }
  const confirmed = await app.command(one.picId, 'reviews/outcome', outcome)
  expect(confirmed.body).toMatchObject({ phase: 'in-progress', stepDueOn: '2027-01-15' })
  expect(confirmed.body.areas).toContainEqual(
    expect.objectContaining({ area: 'legal', startLevel: 2, level: 1 }),
  )
  await app.command(one.picId, 'reviews', { cause: 'home', plannedOn: '2026-12-01' })
  const again = await app.command(one.picId, 'reviews/outcome', {
    heldOn: '2026-11-24',
    outcome: 'replanned',
  })
  expect(again.body).toMatchObject({ phase: 'planning', project: { version: 2, state: 'draft' } })
  const { items } = (await app.send('GET', path('/reviews'))).body
  expect(items.map((review: Review) => [review.cause, review.outcome, review.note])).toEqual([
    ['home', 'replanned', null],
    ['permit', 'confirmed', 'Bene'],
  ])
  app.as(legalOperator())
  expect((await app.send('GET', path('/reviews'))).body.items[1]).toMatchObject({ note: null })
})

test('a closing is prepared with a reason and a day, and may be stopped; a review that it breaks off is over', async () => {
  await plan()
  await sign('household')
  await sign('case-manager')
  await app.command(one.picId, 'reviews', { cause: 'date', plannedOn: '2026-12-01' })
  const begun = await app.command(one.picId, 'closing-plan', {
    reason: 'objectives-met',
    plannedOn: '2026-12-20',
    note: 'Casa e lavoro',
  })
  expect(begun.body).toMatchObject({
    phase: 'closing',
    stepDueOn: '2026-12-20',
    closing: { reason: 'objectives-met', note: 'Casa e lavoro' },
  })
  expect((await app.command(one.picId, 'areas/work', { level: 0 }, 'PUT')).status).toBe(200)
  const stopped = await app.command(one.picId, 'closing-plan/end')
  expect(stopped.body).toMatchObject({ phase: 'in-progress', closing: null })
  expect((await app.command(one.picId, 'reviews', { cause: 'date', plannedOn: '2026-12-01' })).status).toBe(
    200,
  )
})

test('a project that the household declined and wants after all is drawn up anew', async () => {
  await plan()
  expect((await app.command(one.picId, 'project/refusal', { reason: 'Troppo presto' })).body).toMatchObject({
    phase: 'closing',
    closing: { reason: 'project-declined', note: 'Troppo presto' },
  })
  expect((await app.command(one.picId, 'closing-plan/end')).body).toMatchObject({
    phase: 'planning',
    project: { version: 2, state: 'draft' },
  })
})

test('a suspended case goes on by itself on its day, not before, once', async () => {
  await app.command(one.picId, 'first-interview', interview)
  await app.command(one.picId, 'suspension', { reason: 'All’estero', until: '2026-12-10' })
  expect(await resumeDue(on)).toBe(0)
  on.clock.set('2026-12-10T06:00:00.000Z')
  expect(await resumeDue(on)).toBe(1)
  expect(await resumeDue(on)).toBe(0)
  expect((await app.send('GET', path())).body).toMatchObject({ phase: 'assessment', suspendedUntil: null })
  on.clock.set(NOW)
})
