import { picPhase } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { entriesOf } from '../src/pages/cases/household/history-entries.ts'
import { readTask } from '../src/pages/cases/household/task-answers.ts'
import { MOVES, movesFrom } from '../src/pages/cases/step/moves.ts'
import { readMove } from '../src/pages/cases/step/read-move.ts'
import { whenIs } from '../src/pages/cases/today.ts'
import { translator } from '../src/words/words.ts'

const t = translator('it')
const form = (fields: Record<string, string>) => new URLSearchParams(fields)
const move = (key: string) => {
  const found = MOVES.find((one) => one.key === key)
  if (!found) throw new Error(`no step ${key}`)
  return found
}

test('what has passed is late, a week is soon, the rest is later', () => {
  expect(
    ['2026-11-25', '2026-11-26', '2026-12-03', '2026-12-04', null].map((on) => whenIs(on, '2026-11-26')),
  ).toEqual(['late', 'soon', 'soon', 'later', 'undated'])
})

test('every phase of a case that has not gone elsewhere has a step to take', () => {
  const without = picPhase.options.filter((phase) => movesFrom(phase).length === 0)
  expect(without).toEqual(['transferred'])
})

test('a step says everything that is missing in it at once, each at its own field', () => {
  expect(readMove(move('first-interview'), form({}), t)).toEqual({
    ok: false,
    faults: [
      { field: 'first-interview-heldOn', text: 'Scrivi una data' },
      { field: 'first-interview-language', text: 'Scegli una risposta' },
    ],
  })
})

test('a box that is not ticked is said, and an answer that need not be given is left out', () => {
  const given = form({ heldOn: '2026-11-20', language: 'tir' })
  expect(readMove(move('first-interview'), given, t)).toEqual({
    ok: true,
    body: { heldOn: '2026-11-20', language: 'tir', withMediator: false },
  })
  const outcome = form({ heldOn: '2026-11-20', outcome: 'confirmed', note: ' ', nextReviewOn: '' })
  expect(readMove(move('outcome'), outcome, t)).toEqual({
    ok: true,
    body: { heldOn: '2026-11-20', outcome: 'confirmed' },
  })
})

test('a closing says apart how the case ended and who stays near', () => {
  const given = { outcome: 'moved', referencePersonId: 'p', service: 'Consultorio', note: 'Una telefonata' }
  expect(readMove(move('close'), form(given), t)).toEqual({
    ok: true,
    body: {
      outcome: 'moved',
      continuity: { referencePersonId: 'p', service: 'Consultorio', note: 'Una telefonata' },
    },
  })
})

test('a step that asks nothing sends nothing', () => {
  expect(readMove(move('resume'), form({}), t)).toEqual({ ok: true, body: undefined })
})

test('a task has an owner, a day and an area that exists', () => {
  expect(readTask(form({ title: 'Visita', area: 'garden' }), t)).toMatchObject({
    ok: false,
    faults: [{ field: 'ownerId' }, { field: 'dueOn' }, { field: 'area' }],
  })
  const task = { title: 'Visita', area: 'health', ownerId: 'p', dueOn: '2026-12-01' }
  expect(readTask(form({ ...task, notes: '', objectiveId: '' }), t)).toEqual({ ok: true, task })
})

test('people who came into the équipe at one moment are said together; what others did, by itself', () => {
  const entry = (kind: string, personId: string, second: number) => ({
    entryId: `${kind}-${personId}`,
    at: `2026-11-26T09:00:0${second}.000Z`,
    kind,
    area: null,
    subjectId: null,
    subject: null,
    by: 'system',
    bodyId: null,
    data: { personId },
  })
  const history = [
    entry('equipe-left', 'Ada', 9),
    entry('equipe-joined', 'Ada', 1),
    entry('equipe-joined', 'Ugo', 1),
    entry('equipe-joined', 'Ivo', 0),
  ]
  const people = { of: (one?: string | null) => one ?? null, bodyOf: () => null, complete: true }
  const told = entriesOf(history, { t, date: (day) => day, people, territory: 'RE' })
  expect(told.map(({ title }) => title)).toEqual([
    'Lascia l’équipe: Ada',
    'In équipe: Ada, Ugo',
    'In équipe: Ivo',
  ])
})
