import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  const roles = [{ role: 'coordinator', territory: 'PR', tableId: null }]
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles },
    'POST /household-labels': { labels: [] },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

test('what cannot be read is not taken for nothing that waits', async () => {
  const home = async () => (await browser.get('/')).body
  desk.answers['GET /work/mine'] = { queue: [], asked: [], toConfirm: [], deadlines: [], households: [] }
  expect(await home()).toContain('Niente in attesa di te.')
  expect(await home()).not.toContain('non si può leggere')
  desk.answers['GET /work/mine'] = { status: 503, code: 'database-away' }
  expect(await home()).toContain('non si può leggere in questo momento')
  expect(await home()).not.toContain('Niente in attesa di te.')
})
