import { phaseChanged } from '@intarsi/contracts'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { openScene, person, type Scene } from '../../test/scene.ts'
import { lockReferral } from '../referrals/referral.ts'
import { romeDay, romeInstant } from '../rome-time.ts'
import { extendHorizon } from './extend-horizon.ts'
import { onPhaseChanged } from './on-phase-changed.ts'
import { openPicOf } from './open-pic-of.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const DAY_MS = 86_400_000

async function followed() {
  const sent = await scene.submit({ territory: 'PR', facts: { receptionKind: 'fami-flat', leavesOn: null } })
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const { row } = await scene.referral(sent.referralId)
  const enter = (phase: string, cause: string) =>
    scene.deliver(onPhaseChanged, {
      ...phaseChanged.example,
      householdId: sent.householdId,
      referralId: sent.referralId,
      picId: row.pic_id,
      phase,
      cause,
    } as never)
  const open = () =>
    scene.db
      .selectFrom('deadline')
      .select(['kind', 'due_at', 'holder_id'])
      .where('referral_id', '=', sent.referralId)
      .where('closed_at', 'is', null)
      .orderBy('due_at')
      .execute()
  return { ...sent, enter, open, kinds: async () => (await open()).map(({ kind }) => kind) }
}

test('a step that was made is not due any more; those that follow are', async () => {
  const { enter, kinds } = await followed()
  expect(await kinds()).toEqual(expect.arrayContaining(['first-interview', 'assessment-done', 'review']))
  await enter('assessment', 'hold-first-interview')
  expect(await kinds()).not.toContain('first-interview')
  expect(await kinds()).toContain('assessment-done')
  await enter('planning', 'complete-assessment')
  expect(await kinds()).not.toContain('assessment-done')
  expect(await kinds()).toContain('project-signed')
  await enter('in-progress', 'sign-project')
  expect(await kinds()).not.toContain('project-signed')
  expect(await kinds()).toEqual(expect.arrayContaining(['review', 'horizon']))
})

test('the next review is counted from the one that was held', async () => {
  const { enter, open } = await followed()
  const review = async () => (await open()).find(({ kind }) => kind === 'review')?.due_at.getTime() ?? 0
  await enter('in-progress', 'sign-project')
  const first = await review()
  scene.clock.advance(30 * DAY_MS)
  await enter('in-progress', 'confirm-project')
  expect(await review()).toBeGreaterThan(first)
})

test('a project is extended once, by the months of the territory, and its case manager is told', async () => {
  const { referralId, householdId, open } = await followed()
  const horizon = async () => (await open()).find(({ kind }) => kind === 'horizon')
  const extend = () =>
    scene.unitOfWork(async (tx) => {
      const referral = await lockReferral(tx, referralId)
      const pic = await openPicOf(tx, householdId)
      if (!referral || !pic) throw new Error('no case')
      return extendHorizon(tx, { pic, referral }, { reason: 'manca il lavoro', by: person('pr-coordinator') })
    })
  const before = await horizon()
  expect(await extend()).toEqual({ ok: true })
  const after = await horizon()
  const sixMonths = Temporal.PlainDate.from(romeDay(before?.due_at ?? new Date(0))).add({ months: 6 })
  expect(after).toMatchObject({
    due_at: romeInstant(sixMonths.toString(), '18:00'),
    holder_id: before?.holder_id,
  })
  const told = (await scene.announced(householdId)).at(-1)
  expect(told?.data).toMatchObject({
    cause: 'case-extended',
    tell: expect.arrayContaining([before?.holder_id]),
  })
  expect(await extend()).toMatchObject({ ok: false, code: 'already-extended' })
  expect(await horizon()).toEqual(after)
})
