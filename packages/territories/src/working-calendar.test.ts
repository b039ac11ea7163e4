import { TERRITORIES } from '@intarsi/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './days.ts'
import { latestProfile } from './load/load-profiles.ts'
import { workingCalendar } from './working-calendar.ts'

const of = (territory: (typeof TERRITORIES)[number]) => workingCalendar(latestProfile(territory))
const PATRONS = {
  MO: '01-31',
  PC: '07-04',
  PR: '01-13',
  RE: '11-24',
  CE: '06-24',
  FO: '02-04',
  RA: '07-23',
  RN: '10-14',
  FE: '04-23',
}

describe('working days', () => {
  it('counts only the days on which somebody who works part time is there', () => {
    const monday = '2026-11-09'
    expect(of('PR').addWorkingDays(monday, 2)).toBe('2026-11-11')
    expect(of('PR').onDays([2, 5]).addWorkingDays(monday, 2)).toBe('2026-11-13')
    expect(of('PR').onDays([6]).addWorkingDays(monday, 2)).toBe('2026-11-11')
  })

  it('knows 4 October as a national holiday from 2026', () => {
    const { isWorkingDay } = of('PR')
    expect(isWorkingDay('2027-10-04')).toBe(false)
    expect(isWorkingDay('2024-10-04')).toBe(true)
  })

  it('knows Easter Monday and rest days', () => {
    const { isWorkingDay } = of('PR')
    expect(isWorkingDay('2027-03-29')).toBe(false)
    expect(isWorkingDay('2026-11-28')).toBe(false)
    expect(isWorkingDay('2026-11-27')).toBe(true)
  })

  it.each(Object.entries(PATRONS))("rests in %s on its patron's day %s", (code, day) => {
    const territory = TERRITORIES.find((one) => one === code)!
    expect(latestProfile(territory).calendar.patron?.day).toBe(day)
    for (const year of [2025, 2026, 2027, 2028])
      expect(of(territory).isWorkingDay(`${year}-${day}`)).toBe(false)
  })

  it('has no common patron in Rubicone e Mare', () => {
    expect(latestProfile('RU').calendar.patron).toBeNull()
  })

  it('counts over a weekend and a patron', () => {
    expect(of('RE').addWorkingDays('2026-11-20', 2)).toBe('2026-11-25')
    expect(of('PR').addWorkingDays('2026-11-20', 2)).toBe('2026-11-24')
    expect(of('PR').addWorkingDays('2026-11-24', -3)).toBe('2026-11-19')
  })

  it('gives the next working day for none', () => {
    expect(of('PR').addWorkingDays('2026-11-21', 0)).toBe('2026-11-23')
    expect(of('PR').addWorkingDays('2026-11-23', 0)).toBe('2026-11-23')
  })

  it('works in August but does not meet', () => {
    expect(of('PR').isWorkingDay('2026-08-12')).toBe(true)
    expect(of('PR').isMeetingDay('2026-08-12')).toBe(false)
    expect(of('PR').isMeetingDay('2026-12-31')).toBe(false)
    expect(of('PR').isMeetingDay('2027-01-05')).toBe(false)
    expect(of('PR').isMeetingDay('2027-01-07')).toBe(true)
  })

  it('lands on a working day with exactly that many between', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days))
    fc.assert(
      fc.property(fc.constantFrom(...TERRITORIES), day, fc.integer({ min: 1, max: 25 }), (code, from, n) => {
        const { isWorkingDay, addWorkingDays } = of(code)
        const end = addWorkingDays(from, n)
        let counted = 0
        for (let date = addDays(from, 1); date <= end; date = addDays(date, 1))
          if (isWorkingDay(date)) counted++
        expect(isWorkingDay(end)).toBe(true)
        expect(counted).toBe(n)
      }),
      { numRuns: 200 },
    )
  })
})
