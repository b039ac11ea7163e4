import type { TERRITORIES } from '@intarsi/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latestProfile, loadProfiles } from './load/load-profiles.ts'
import { meetingsOf } from './meetings-of.ts'
import { workingCalendar } from './working-calendar.ts'

const at = (date: string) => new Date(`${date}T00:00:00Z`)
const starts = (territory: (typeof TERRITORIES)[number], table: string, from: string, to: string) =>
  meetingsOf(latestProfile(territory), table, at(from), at(to)).map((start) => start.toISOString())
const rome = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'short',
})

describe('meetings', () => {
  it('keep the hour of Rome across summer time', () => {
    expect(starts('PR', 'presa-in-carico', '2026-03-10', '2026-04-20')).toEqual([
      '2026-03-12T08:30:00.000Z',
      '2026-03-26T08:30:00.000Z',
      '2026-04-09T07:30:00.000Z',
    ])
  })

  it("slide from the patron's day to the next day that has meetings", () => {
    expect(starts('RE', 'level-1', '2026-11-22', '2026-11-29')).toEqual(['2026-11-25T13:30:00.000Z'])
  })

  it('slide over the summer break, two on one day being one', () => {
    expect(starts('CE', 'equipe-asp', '2026-08-01', '2026-09-01')).toEqual([
      '2026-08-03T07:30:00.000Z',
      '2026-08-21T07:30:00.000Z',
      '2026-08-24T07:30:00.000Z',
      '2026-08-31T07:30:00.000Z',
    ])
  })

  it('are monthly at least in Rubicone (RU-03) and alternate in Ferrara (FE-04, FE-05)', () => {
    expect(starts('RU', 'equipe-between', '2027-01-01', '2027-07-01')).toHaveLength(6)
    const days = (table: string) =>
      starts('FE', table, '2026-10-01', '2026-11-01').map((one) => one.slice(0, 10))
    expect(days('equipe-multidimensionale')).toEqual(['2026-10-07', '2026-10-21'])
    expect(days('cabina-di-regia')).toEqual(['2026-10-01', '2026-10-15', '2026-10-29'])
  })

  it('are none for a table that meets when needed', () => {
    expect(starts('CE', 'tavolo-abitare', '2026-01-01', '2027-01-01')).toEqual([])
  })

  it('are none before the cadence begins or in an empty window', () => {
    expect(starts('PR', 'presa-in-carico', '2020-01-01', '2021-01-01')).toEqual([])
    expect(starts('PR', 'presa-in-carico', '2026-03-10', '2026-03-10')).toEqual([])
  })

  it('of a table that is not there are a mistake of the caller', () => {
    expect(() => starts('PR', 'nothing', '2026-01-01', '2026-02-01')).toThrow('no table nothing')
  })

  const tables = loadProfiles().flatMap((profile) =>
    Object.keys(profile.tables).map((key) => ({ profile, key })),
  )
  const instant = fc.date({ min: at('2025-01-01'), max: at('2028-01-01'), noInvalidDate: true })

  it('fall on meeting days at the hour of the cadence, in order, once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tables), instant, ({ profile, key }, from) => {
        const found = meetingsOf(profile, key, from, new Date(from.getTime() + 120 * 86_400_000))
        const local = found.map((start) => rome.format(start))
        for (const start of local) {
          expect(workingCalendar(profile).isMeetingDay(start.slice(0, 10))).toBe(true)
          expect(start.slice(11)).toBe(profile.tables[key]?.cadence?.startsAt)
        }
        expect(local).toEqual([...new Set(local)].sort())
      }),
      { numRuns: 60 },
    )
  })

  it('are the same whether asked for at once or in two parts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tables),
        instant,
        fc.integer({ min: 1, max: 90 }),
        ({ profile, key }, from, days) => {
          const middle = new Date(from.getTime() + days * 86_400_000)
          const to = new Date(from.getTime() + 120 * 86_400_000)
          const parts = [...meetingsOf(profile, key, from, middle), ...meetingsOf(profile, key, middle, to)]
          expect(parts).toEqual(meetingsOf(profile, key, from, to))
        },
      ),
      { numRuns: 60 },
    )
  })
})
