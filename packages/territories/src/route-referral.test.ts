import { TERRITORIES, type Territory } from '@intarsi/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryContext, arbitraryFacts } from '../test/arbitrary-facts.ts'
import { adultAlone, context, household, plain } from '../test/households.ts'
import { caseManagerSeats } from './case-manager-seats.ts'
import { latestProfile } from './load/load-profiles.ts'
import { routeReferral } from './route-referral.ts'

const route = (territory: Territory, facts = plain, about = context()) =>
  routeReferral(latestProfile(territory), facts, about)

/** Section 2 of referral-and-states.md, row by row. */
const ROWS = [
  {
    territory: 'MO',
    queue: ['table', 'Gruppo di coordinamento provinciale'],
    decides: ['coordinator', 'Gruppo di coordinamento provinciale'],
    plan: 'Équipe multiprofessionale del nucleo',
    managers: ['case-manager:social-worker'],
    confirm: 'by-table',
    equipe: 'per-household',
  },
  {
    territory: 'PC',
    queue: ['equipe', 'Équipe di Piacenza'],
    decides: ['social-worker', 'Équipe di Piacenza'],
    plan: 'Équipe di Piacenza',
    managers: ['case-manager:social-worker'],
    confirm: 'by-person',
    equipe: 'standing',
  },
  {
    territory: 'PR',
    queue: ['table', 'Coordinamento presa in carico'],
    decides: ['coordinator', 'Coordinamento presa in carico'],
    plan: 'Coordinamento progettazione individualizzata',
    managers: ['case-manager:housing-proximity-operator'],
    confirm: 'by-table',
    equipe: 'standing',
  },
  {
    territory: 'RE',
    queue: ['table', 'Équipe di secondo livello'],
    decides: ['social-service-head', 'Équipe di secondo livello'],
    plan: 'Équipe di primo livello',
    managers: ['case-manager:case-manager', 'liaison:social-worker'],
    confirm: 'by-table',
    equipe: 'level-1',
  },
  {
    territory: 'CE',
    queue: ['table', 'Rete di Mediazione Comunitaria'],
    decides: ['coordinator', null],
    plan: 'Équipe ASP',
    managers: ['case-manager:coordinator'],
    confirm: 'by-role',
    equipe: 'standing',
  },
  {
    territory: 'FO',
    queue: ['equipe', 'Équipe Dialogos'],
    decides: ['coordinator', 'Équipe Dialogos'],
    plan: 'Équipe Dialogos',
    managers: ['case-manager:coordinator'],
    confirm: 'by-role',
    equipe: 'standing',
  },
  {
    territory: 'RU',
    queue: ['equipe', 'Équipe Between'],
    decides: ['coordinator', 'Équipe Between'],
    plan: 'Équipe Between',
    managers: ['case-manager:coordinator'],
    confirm: 'by-role',
    equipe: 'standing',
  },
  {
    territory: 'RA',
    queue: ['table', 'Incontri di coordinamento servizio immigrazione e Servizio Sociale'],
    decides: ['coordinator', 'Incontri di coordinamento servizio immigrazione e Servizio Sociale'],
    plan: 'Équipe interculturale',
    managers: ['case-manager:social-worker'],
    confirm: 'by-table',
    equipe: 'standing',
  },
  {
    territory: 'RN',
    queue: ['equipe', 'Équipe multidisciplinare di Rimini'],
    decides: ['coordinator', 'Équipe multidisciplinare di Rimini'],
    plan: 'Équipe multidisciplinare di Rimini',
    managers: ['case-manager:coordinator'],
    confirm: 'by-role',
    equipe: 'standing',
  },
  {
    territory: 'FE',
    queue: ['equipe', 'Équipe multidimensionale'],
    decides: ['coordinator', 'Cabina di regia'],
    plan: 'Équipe multidimensionale',
    managers: ['case-manager:social-worker'],
    confirm: 'by-table',
    equipe: 'per-household',
  },
] as const

describe('who reads, who decides, who follows', () => {
  it('has a row for each territory', () => {
    expect(ROWS.map((row) => row.territory)).toEqual([...TERRITORIES])
  })

  it.each(ROWS)('$territory answers as section 2 says', (row) => {
    const profile = latestProfile(row.territory)
    const answer = route(row.territory)
    const name = (key: string | null) => (key === null ? null : profile.tables[key]?.name)
    expect([answer.queue.kind, name(answer.queue.key)]).toEqual(row.queue)
    expect([answer.admission.decidedBy, name(answer.admission.tableKey)]).toEqual(row.decides)
    expect(name(profile.routing.plan.table)).toBe(row.plan)
    expect(caseManagerSeats(profile, plain).map((seat) => `${seat.seat}:${seat.role}`)).toEqual(row.managers)
    expect(answer.confirmCaseManager).toBe(row.confirm)
    expect(profile.equipe.kind).toBe(row.equipe)
    expect(answer.gate).toBeNull()
    expect(answer.rule.id.startsWith(`${row.territory}.`)).toBe(true)
  })

  it("lets Cesena's network discuss without names and decide nothing", () => {
    const { tables } = latestProfile('CE')
    expect(route('CE').discussedAt).toEqual(['rete-mediazione'])
    expect(tables['rete-mediazione']).toMatchObject({
      function: 'network',
      withoutNames: true,
      decidesAdmission: false,
    })
  })

  it("sends Ravenna's requests for a contribution to the delegated body", () => {
    const answer = route('RA', plain, context({ requestKind: 'housing-contribution' }))
    expect(answer).toMatchObject({
      rule: { id: 'RA.housing-contribution', facts: ['RA-06', 'RA-07'] },
      queue: { kind: 'equipe', key: 'contributi-alloggio' },
      admission: { decidedBy: 'housing-contribution-referent' },
    })
  })

  it('asks the responsible social worker first in Ferrara unless a social worker signals', () => {
    expect(route('FE', plain, context({ referrerRole: 'mediator' })).askFirst).toBe('social-worker')
    expect(route('FE', plain, context({ referrerRole: 'social-worker' })).askFirst).toBeNull()
  })

  it("tells Forlì's social service of a particular vulnerability, never of composition alone", () => {
    expect(route('FO').tell).toEqual([])
    expect(route('FO', household({ householdType: 'pregnant-no-minors' })).tell).toEqual([])
    const vulnerable = household({ riskFactors: [{ code: 'trafficking', certainty: 'told' }] })
    expect(route('FO', vulnerable).tell).toEqual(['territorial-social-service'])
    expect(route('FO', plain, context({ particularVulnerability: true })).tell).toHaveLength(1)
  })

  it('lets urgent referrals be decided between meetings', () => {
    expect(route('RU', plain, context({ urgency: 'U1' })).betweenMeetings).toBe(true)
    expect(route('RU', plain, context({ urgency: 'U2' })).betweenMeetings).toBe(false)
  })

  it('looks at an exclusion before anybody waits for a date', () => {
    const facts = household({
      householdType: 'couple-no-minors',
      members: adultAlone,
      receptionKind: 'cas',
      leavesOn: '2027-06-01',
      inChargeOfSocialService: 'no',
    })
    expect(route('MO', facts).gate?.id).toBe('ALL.no-minors')
    const overridden = context({ overridden: ['ALL.no-minors'] })
    expect(route('MO', facts, overridden).gate?.id).toBe('MO.not-in-charge')
  })
})

describe('over every household the scheda can describe', () => {
  const territory = fc.constantFrom(...TERRITORIES)

  it('never holds U0 or U1 with a gate', () => {
    fc.assert(
      fc.property(territory, arbitraryFacts, arbitraryContext, (code, facts, about) => {
        const urgency = about.urgency === 'U2' || about.urgency === 'U3' ? 'U0' : about.urgency
        expect(route(code, facts, { ...about, urgency }).gate).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('gives every referral exactly one queue that exists, and one who decides', () => {
    fc.assert(
      fc.property(territory, arbitraryFacts, arbitraryContext, (code, facts, about) => {
        const answer = route(code, facts, about)
        expect(latestProfile(code).tables[answer.queue.key]?.kind).toBe(answer.queue.kind)
        expect(answer.admission.decidedBy).not.toBe('')
        expect(answer.rule.facts.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it('fires no gate because somebody knows less', () => {
    const forgotten = fc.subarray([
      { serviceOrientation: 9 as const },
      { parentingConcern: 9 as const },
      { inChargeOfSocialService: 'unknown' as const },
      { receptionKind: 'unknown' as const },
    ])
    const fired = (...about: Parameters<typeof route>) =>
      route(...about).findings.flatMap((one) => (one.fired ? [one.id] : []))
    fc.assert(
      fc.property(territory, arbitraryFacts, forgotten, (code, facts, unknown) => {
        const before = fired(code, facts)
        const after = fired(code, Object.assign({}, facts, ...unknown))
        expect(after.filter((id) => !before.includes(id))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('answers the same for the same facts', () => {
    fc.assert(
      fc.property(territory, arbitraryFacts, arbitraryContext, (code, facts, about) => {
        expect(route(code, facts, about)).toEqual(route(code, structuredClone(facts), { ...about }))
      }),
      { numRuns: 100 },
    )
  })

  it('gives every gate that acts a destination, and every wait for a date a later day', () => {
    fc.assert(
      fc.property(territory, arbitraryFacts, arbitraryContext, (code, facts, about) => {
        const { gate } = route(code, facts, about)
        if (gate === null) return
        expect(gate.fired).toBe(true)
        expect(gate.destination.code).not.toBe('')
        if (gate.kind === 'not-yet') expect(gate.until !== null && gate.until > about.on).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
