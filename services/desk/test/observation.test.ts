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

test('an end of a line is one character, as where it was typed, and counts as one against the longest text', async () => {
  let said: unknown
  desk.answers['POST /observation-links/answers'] = (body: { words: string }) => {
    said = body.words
    return {}
  }
  const browser = desk.browser()
  await browser.get(ADDRESS)
  const answers = { 'attends-regularly': 'same', 'is-with-others': 'same' }
  await browser.post(ADDRESS, { _csrf: browser.token(), ...answers, words: 'Viene,\r\nma tardi' })
  expect(said).toBe('Viene,\nma tardi')
})

test.each([
  [404, 410],
  [409, 410],
  [429, 429],
])('a service that answers %i makes it %i: only a link that is over is called so', async (answer, status) => {
  desk.answers['POST /observation-links/questions'] = { status: answer, code: 'why', title: 'Why' }
  expect((await desk.browser().get(ADDRESS)).status).toBe(status)
})
