import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk } from './desk-fixture.ts'

const words = (code: string) => ({ code, it: code, en: code })
const ADDRESS = '/observation/a-link-of-more-than-twenty-characters'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
  desk.answers['POST /observation-links/questions'] = {
    area: 'social',
    notice: words('notice'),
    questions: [words('attends-regularly'), words('is-with-others')],
    answers: [words('better'), words('same')],
  }
  desk.answers['POST /observation-links/answers'] = {}
})
afterAll(() => desk.close())

test('who has a link and no account hears what is not answered, keeps the rest, and is thanked once all is', async () => {
  const browser = desk.browser()
  await browser.get(ADDRESS)
  const half = { _csrf: browser.token(), 'attends-regularly': 'same' }
  const { status, body } = await browser.post(ADDRESS, half)
  expect(status).toBe(422)
  expect(body.match(/checked/g)).toHaveLength(1)
  const whole = await browser.post(ADDRESS, {
    ...half,
    'is-with-others': 'better',
    words: 'Viene ogni giorno',
  })
  expect(whole.body).toContain('l’osservazione è arrivata')
})
