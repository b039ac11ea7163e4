import { expect, test } from 'vitest'
import { type Actor, type FormerHolding, lostHolding, type Resource } from './index.ts'

const ME = '01966000-0000-7000-8000-000000000001'
const NOW_IT_IS = '01966000-0000-7000-8000-000000000002'
const me: Actor = {
  personId: ME,
  subject: 'demo|re-case-manager',
  bodyId: '01966000-0000-7000-8000-0000000000b0',
  sportelloIds: [],
  active: true,
  agreementValidUntil: '2027-12-31',
  roles: [{ role: 'case-manager', territory: 'RE', tableId: null, healthRole: false }],
  since: '2026-01-01T00:00:00.000Z',
}
const resource: Resource = {
  territory: 'RE',
  holders: { 'case-manager': [NOW_IT_IS] },
  phase: 'after-admission',
}
const since = new Date('2026-11-10T08:00:00.000Z')
const followed: FormerHolding = { role: 'case-manager', since }
const prepared: FormerHolding = { role: 'preparer', since: new Date('2026-11-20T08:00:00.000Z') }
const manage = { actor: me, action: 'pic.manage', resource } as const

test('who followed the household hears who follows it now and since when', () => {
  expect(lostHolding(manage, [followed])).toEqual({ ...followed, holderIds: [NOW_IT_IS] })
  expect(lostHolding({ ...manage, resource: { territory: 'RE' } }, [followed])).toMatchObject({
    holderIds: [],
  })
})

test('where nobody holds the role any more it is whose it passed to', () => {
  const named = { ...followed, passedTo: NOW_IT_IS }
  const over = { ...manage, resource: { territory: 'RE' as const } }
  expect(lostHolding(over, [named])).toEqual({ ...followed, holderIds: [NOW_IT_IS] })
  for (const passedTo of [null, ME])
    expect(lostHolding(over, [{ ...named, passedTo }])).toMatchObject({ holderIds: [] })
  expect(lostHolding(manage, [{ ...named, passedTo: ME }])).toMatchObject({ holderIds: [NOW_IT_IS] })
})

test('what the lost role never allowed tells nothing of it', () => {
  expect(lostHolding(manage, [prepared])).toBeUndefined()
  expect(lostHolding(manage, [prepared, followed])).toMatchObject({ role: 'case-manager' })
  expect(lostHolding({ ...manage, action: 'pic.start' }, [followed, prepared])).toBeUndefined()
  expect(lostHolding(manage, [])).toBeUndefined()
})

test('who is allowed, or shut out for something else, hears nothing of the holders', () => {
  const again = { ...resource, holders: { 'case-manager': [ME] } }
  expect(lostHolding({ ...manage, resource: again }, [followed])).toBeUndefined()
  const conflicted = { ...resource, conflictedPersonIds: [ME] }
  expect(lostHolding({ ...manage, resource: conflicted }, [followed])).toBeUndefined()
  expect(lostHolding({ ...manage, actor: { ...me, active: false } }, [followed])).toBeUndefined()
})
