import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRun, type Step, steps } from '../../test/random-steps.ts'
import { openScene, type Scene } from '../../test/scene.ts'
import { OPEN_STATES } from './states.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const RUNS = 16

/** Each line is a rule over the whole database; the answer names what breaks it. */
async function brokenRules(): Promise<Record<string, unknown[]>> {
  const open = sql`${[...OPEN_STATES]}::text[]`
  const rules = {
    'an open referral stands in one queue of its territory and household': sql`
      select r.referral_id, r.state from referral r left join queue q using (referral_id)
      where r.state = any(${open}) and (q.referral_id is null
        or q.territory_id <> r.territory_id or q.household_id <> r.household_id)`,
    'what is in a queue is open': sql`
      select q.referral_id, r.state from queue q join referral r using (referral_id)
      where not r.state = any(${open})`,
    'a queue that names a meeting has its item on that agenda': sql`
      select q.referral_id, r.state, q.meeting_id from queue q join referral r using (referral_id)
      where q.meeting_id is not null and not exists (select from agenda_item a
        where a.referral_id = q.referral_id and a.kind = 'new-referral' and a.meeting_id = q.meeting_id
          and a.state in ('planned', 'on-agenda'))`,
    'nothing closed waits on an agenda as new': sql`
      select a.referral_id, r.state from agenda_item a join referral r using (referral_id)
      where a.kind = 'new-referral' and a.state in ('planned', 'on-agenda') and not r.state = any(${open})`,
    'a household has one open integrated case at most': sql`
      select household_id from presa_in_carico where closed_at is null group by 1 having count(*) > 1`,
    'an admitted referral has the case it opened or joined': sql`
      select referral_id from referral where state = 'admitted' and pic_id is null`,
    'a referral that is handed over has one open hand-over': sql`
      select referral_id from referral r where state = 'handing-over'
        and 1 <> (select count(*) from handover h where h.referral_id = r.referral_id and h.state = 'open')`,
    'what a person carries is the sum of what holds them': sql`
      select l.person_id, l.purpose, l.load from person_load l where abs(l.load - coalesce((select sum(h.weight)
        from load_hold h where h.person_id = l.person_id and h.purpose = l.purpose and h.released_at is null), 0)) > 0.001`,
    'a final referral asks nothing of anybody any more': sql`
      select d.referral_id, d.kind from deadline d join referral r using (referral_id)
      where d.closed_at is null and d.kind in ('first-read', 'decision', 'information-answer', 'precondition-wait',
        'waiting-until', 'exclusion-confirm', 'handover-confirm') and not r.state = any(${open})`,
  }
  const broken: Record<string, unknown[]> = {}
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await query.execute(scene.db)
    if (rows.length > 0) broken[rule] = rows
  }
  return broken
}

/** Steps of different households of a run happen at once; those of one wait for its lock. */
async function inPairs(happen: (step: Step) => Promise<void>, all: Step[]): Promise<void> {
  for (let at = 0; at < all.length; at += 2) {
    const pair = all.slice(at, at + 2)
    await Promise.all(pair.map(happen))
    expect({ after: pair, broken: await brokenRules() }).toEqual({ after: pair, broken: {} })
  }
}

test('from routing to closing an open referral is in exactly one queue of exactly one territory, whatever happens', async () => {
  let seed = 0
  const everythingArrives = (found: Step[]): Step[] => [
    ...found.slice(0, 2),
    ...[0, 1].map((household): Step => ({ household, referral: 0, what: 'submit', twist: 0 })),
    ...found.slice(2),
    ...[0, 1].map((household): Step => ({ household, referral: 1, what: 'submit', twist: 0 })),
    ...found.slice(2).reverse(),
  ]
  await fc.assert(
    fc.asyncProperty(steps, async (found) => {
      seed += 1
      await inPairs(openRun(scene, seed).happen, everythingArrives(found))
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
}, 60_000)
