import { TERRITORIES } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import { expect, test } from 'vitest'
import { ruleWords } from '../src/words/rule-words.ts'

test('what a rule or a gate says is read in English by its code, and in Italian as it was answered', () => {
  for (const territory of TERRITORIES) {
    const { gates, routing } = latestProfile(territory)
    for (const { id, en } of [...routing.rules, ...gates])
      expect(ruleWords(territory, { id, summary: 'come fu detto' })).toEqual({ it: 'come fu detto', en })
  }
})

test('a code that the profile no longer has is told in the words that were kept', () => {
  const kept = { id: 'PR.gone', summary: 'come fu detto' }
  expect(ruleWords('PR', kept)).toEqual({ it: 'come fu detto', en: 'come fu detto' })
})
