import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProfileFile, DATA, parseProfile } from './load-profiles.ts'

const good = readFileSync(join(DATA, 'reggio-emilia/1.yaml'), 'utf8')
const region = readFileSync(join(DATA, 'region/1.yaml'), 'utf8')
const problems = (text: string) => checkProfileFile('re/2.yaml', text)
const change = (from: string | RegExp, to: string) => {
  const text = good.replace(from, to)
  if (text === good) throw new Error(`nothing to change: ${String(from)}`)
  return problems(text)
}
/** Where a text stands in a file, as an editor shows it. */
const place = (text: string, part: string) => {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

describe('a profile file', () => {
  it('may be used when it has no problem', () => {
    expect(problems(good)).toEqual([])
    expect(checkProfileFile('region/2.yaml', region)).toEqual([])
    expect(parseProfile('somewhere/re/2.yaml', good)).toMatchObject({
      ok: true,
      data: { slug: 're', code: 'RE' },
    })
  })

  it('with a wrong condition says where, with a caret', () => {
    const text = good.replace('serviceOrientation <= 1', 'serviceOrientatoin <= 1')
    expect(problems(text)).toMatchObject([
      {
        ...place(text, 'serviceOrientatoin'),
        message: 'Unknown variable: serviceOrientatoin',
        path: 'gates.0.when',
      },
    ])
    const [shown = '', source = '', caret = ''] = problems(text)[0]?.text.split('\n') ?? []
    expect(shown).toMatch(/^re\/2\.yaml:\d+:\d+: Unknown variable/)
    expect(source.slice(caret.indexOf('^'))).toMatch(/^serviceOrientatoin/)
  })

  it('points into a quoted condition', () => {
    const text = good.replace(/when: '"owner-neighbour-mediation" in/, `when: '"owner-mediation" in`)
    expect(problems(text)).toMatchObject([
      { ...place(text, '"owner-mediation"'), message: '"owner-mediation" is not a code of needCodes' },
    ])
  })

  it.each([
    [/facts: \[RE-17\]\n/, 'facts: [RE-99]\n', 'RE-99 is not a fact of the handbook'],
    [/facts: \[RE-17\]\n/, 'facts: RE-17\n', 'must be a list of fact ids such as [PR-04], or default'],
    [/role: case-manager\n/, 'role: case-manger\n', '"case-manger" is not a role of the catalogue'],
    ['queue: level-2', 'queue: level-3', 'no table or équipe has the key "level-3"'],
    ['FREQ=WEEKLY;BYDAY=TU', 'FREQ=WEEKLY;BYDAY=ZZ', 'not a recurrence rule: Invalid BYDAY value: ZZ'],
    ['ambiguity: two-seats', 'ambiguity: three-seats', 'no ambiguity has the key "three-seats"'],
    [
      'decidesAdmission: true',
      'decidesAdmission: false',
      '"level-2" does not decide admission (decidesAdmission)',
    ],
    [
      'queue: level-2',
      'queue: level-2\n      when: vulnerable',
      'the last rule takes every referral: it has no when',
    ],
    ['name: Reggio Emilia', 'nome: Reggio Emilia', 'unknown key "nome"'],
    ['extends: region/1', 'extends: region/9', 'no packaged regional file "region/9"'],
    ['id: RE.two-parents', 'id: RE.three-conditions', '"RE.three-conditions" is there twice'],
    ['startsAt: "14:30"', 'startsAt: "25:30"', 'must be HH:MM'],
  ])('changed from %s to %s is refused', (from, to, message) => {
    expect(change(from, to).map((problem) => problem.message)).toContain(message)
  })

  it('promises no number that nothing reads, and says how often at most where that is asked for', () => {
    const text = region
      .replace('days: 90, facts: default }', 'days: 90, maxRounds: 3, facts: default }')
      .replace('    workingDays: 7\n    maxRounds: 2\n', '    workingDays: 7\n')
    expect(checkProfileFile('region/2.yaml', text)).toMatchObject([
      { path: 'deadlines.handoverConfirm', message: 'says how often at most (maxRounds)' },
      { path: 'deadlines.review.maxRounds', message: 'nothing reads maxRounds of review' },
    ])
  })

  it('that leaves out what the handbook states or does not state is not complete', () => {
    expect(change(/facts: \[RE-19\]/, 'facts: default').map((problem) => problem.message)).toEqual([
      'no line cites RE-19 (document)',
    ])
    expect(change(/- facet: cadence/, '- facet: housing').map((problem) => problem.message)).toEqual([
      'the handbook does not state cadence (n/s): name it among the silences, with our default',
    ])
  })

  it('shows every problem at once, in the order of the file', () => {
    const text = good
      .replace('version: 1', 'version: one')
      .replace('serviceOrientation <= 1', 'serviceOrientation <= "1"')
      .replace('queue: level-2', 'queue: level-3')
      .replace(/facts: \[RE-22\]/, 'facts: [RE-77]')
    const lines = problems(text).map((problem) => problem.line)
    expect(lines.length).toBeGreaterThanOrEqual(4)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
  })

  it.each(['', 'code: [', '- a\n- b', 'a: 1\na: 2', '\t', '"text"'])(
    'that is %j is a problem and not an exception',
    (text) => {
      expect(problems(text).length).toBeGreaterThan(0)
    },
  )
})
