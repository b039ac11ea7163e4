import { exampleForm, romeDay } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const DRAFT = '01966000-0000-7000-8000-0000000000d1'
const SUMMARY = `/drafts/${DRAFT}/summary`
const SENDING = `POST /drafts/${DRAFT}/submission`

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  const { senderReference: _, ...form } = exampleForm
  const day = romeDay(new Date())
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, sportelloIds: [exampleForm.sportelloId] },
    'GET /sportelli': {
      items: [
        {
          ...{ sportelloId: exampleForm.sportelloId, name: 'Sportello', bodyId: PERSON.personId },
          ...{ bodyName: 'Comune', territory: 'RE', municipality: '035033' },
        },
      ],
    },
    'GET /referral-form': { expertKinds: [], fields: [] },
    [`GET /drafts/${DRAFT}`]: {
      ...{ draftId: DRAFT, householdId: DRAFT, sportelloId: exampleForm.sportelloId, version: 3 },
      ...{ ownerId: PERSON.personId, changedAt: '2026-11-20T09:00:00.000Z', expiresOn: '2027-01-20' },
      form: { ...form, interviewOn: day, leavesOn: '2030-01-01', citesReferral: 'RE-7K4M2Q9X-D' },
    },
    [`GET /drafts/${DRAFT}/attachments`]: { items: [] },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

async function send(refusal: object) {
  desk.answers[SENDING] = refusal
  expect((await browser.get(SUMMARY)).body).toContain('Invia la segnalazione')
  const sent = await browser.post(`/drafts/${DRAFT}/send`, { _csrf: browser.token(), version: '3' })
  const summary = /data-error-summary[\s\S]*?<\/ul>/.exec(sent.body)?.[0] ?? ''
  const faults = [...summary.matchAll(/href="([^"]+)">([^<]+)</g)].map(([, href, text]) => [href, text])
  // What was answered stands there, whatever was refused.
  expect(sent.body).toContain(exampleForm.members[0]?.familyName)
  return { status: sent.status, faults, body: sent.body }
}

test('what was sent already under its reference is said on the summary, with the number it has', async () => {
  const refused = await send({ status: 409, code: 'already-sent', number: 'RE-11111111-1' })
  expect(refused.status).toBe(409)
  expect(refused.faults).toEqual([
    ['#summary-title', 'Lo sportello ha già inviato questa segnalazione: è la RE-11111111-1.'],
  ])
  expect(refused.body).toContain('id="summary-title"')
})

test.each([
  [409, 'busy'],
  [412, 'stale-version'],
  [422, 'idempotency-key-reused'],
])('a %s is told there too, and the referral can be sent again', async (status, code) => {
  const refused = await send({ status, code })
  expect(refused.status).toBe(409)
  expect(refused.faults).toEqual([['#summary-title', expect.any(String)]])
  expect(refused.body).toContain('Invia la segnalazione')
})

test('a fault that only the service finds leads to the step and the field that mend it', async () => {
  const errors = [
    { pointer: '/requestKind', code: 'not-offered-here', detail: '' },
    { pointer: '/citesReferral', code: 'unknown-referral', detail: '' },
  ]
  const refused = await send({ status: 400, code: 'invalid-request', errors })
  expect(refused.status).toBe(422)
  expect(refused.faults).toEqual([
    [
      `/drafts/${DRAFT}/household#requestKind`,
      'In questo territorio gli esperti allo sportello non sono previsti',
    ],
    ['#citesReferral', 'Lo sportello non ha inviato nessuna segnalazione con questo numero'],
  ])
  expect(refused.body).toContain('id="citesReferral"')
  expect(refused.body).toContain(`action="/drafts/${DRAFT}/unlink"`)
})

test('each answer of the summary is changed at its own input', async () => {
  const { body } = await browser.get(SUMMARY)
  const links = [...body.matchAll(/href="(\/drafts\/[^"#]+)#([^"]+)">Modifica/g)].map(
    ([, step = '', at = '']) => ({
      step,
      at,
    }),
  )
  expect(new Set(links.map(({ at }) => at)).size).toBeGreaterThan(40)
  const pages = Map.groupBy(links, ({ step }) => step)
  expect([...pages.keys()]).toHaveLength(3)
  for (const [step, found] of pages) {
    const page = (await browser.get(step)).body
    expect(found.map(({ at }) => at).filter((at) => !page.includes(`id="${at}"`))).toEqual([])
  }
})

test('a household that the sportello signalled before is suggested as soon as its names are known', async () => {
  const draft = desk.answers[`GET /drafts/${DRAFT}`] as { form: Record<string, unknown> }
  const { citesReferral: _, ...form } = draft.form
  desk.answers[`GET /drafts/${DRAFT}`] = { ...draft, form }
  const earlier = {
    ...{ referralId: PERSON.personId, number: 'RE-7K4M2Q9X-D', label: 'Ginepro Senait +2' },
    ...{ submittedAt: '2026-05-20T09:00:00.000Z', likelihood: 'likely' },
  }
  desk.answers[`GET /drafts/${DRAFT}/earlier-referrals`] = { items: [earlier] }
  const steps = ['household', 'needs', 'notice', 'summary'].map(async (step) =>
    (await browser.get(`/drafts/${DRAFT}/${step}`)).body.includes(`action="/drafts/${DRAFT}/link"`),
  )
  expect(await Promise.all(steps)).toEqual([false, true, false, true])
  desk.answers[`GET /drafts/${DRAFT}`] = draft
  expect((await browser.get(`/drafts/${DRAFT}/needs`)).body).not.toContain('/link"')
})

test('the last step asks for nothing that the others said: what is urgent by its dates, the language of the notice', async () => {
  const draft = desk.answers[`GET /drafts/${DRAFT}`] as { form: Record<string, unknown> }
  const { urgencyCriteria: _, privacyNotice: __, ...form } = draft.form
  const notice = async (changes: object) => {
    desk.answers[`GET /drafts/${DRAFT}`] = { ...draft, form: { ...form, ...changes } }
    return (await browser.get(`/drafts/${DRAFT}/notice`)).body
  }
  const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  const body = await notice({ leavesOn: soon, languages: ['tir', 'ita'] })
  const [, said = ''] = body.split('Risulta già dalle altre risposte')
  expect(said.split('</ul>')[0]).toContain('<li>Uscita o sfratto entro 60 giorni</li>')
  expect(body).toMatch(/<select[^>]* name="privacyNotice.language"[\s\S]*?<option value="tir" selected/)
  const other = await notice({ languages: ['tir'], privacyNotice: { version: '1', language: 'ita' } })
  expect(other).toMatch(/<select[^>]* name="privacyNotice.language"[\s\S]*?<option value="ita" selected/)
  expect(other).not.toContain('Risulta già dalle altre risposte')
  desk.answers[`GET /drafts/${DRAFT}`] = draft
})
