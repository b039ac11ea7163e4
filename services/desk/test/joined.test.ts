import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILE, REFERRAL, SPORTELLI } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'
import { sentReferral } from './sent-referral.ts'

const OPENER = SPORTELLI[1] ?? ''
const NUMBER = 'PR-2B3C4D5E-F'
const SENT = sentReferral('01966000-0000-7000-8000-0000000000a4', '01966000-0000-7000-8000-0000000000a5')
const MANAGER = '01966000-0000-7000-8000-0000000000c1'
const OWN_CASE = {
  kind: 'own-case',
  referralId: OPENER,
  referralNumber: NUMBER,
  territory: 'PR',
  caseManagerId: MANAGER,
}
const READY = { ...FILE, standing: { ...FILE.standing, state: 'ready' }, overlaps: [OWN_CASE] }
const JOINED = {
  ...FILE,
  standing: { ...FILE.standing, state: 'joined', queue: null },
  joinedTo: { referralId: OPENER, referralNumber: NUMBER, territory: 'PR' },
}

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'coordinator', territory: 'PR', tableId: null }] },
    'GET /people': { items: [] },
    'GET /sportelli': { items: [] },
    'GET /presa-in-carico': { items: [], next: null },
    'POST /household-labels': { labels: [] },
    'POST /person-labels': { items: [{ personId: MANAGER, label: 'Ada Ginepro', body: null }] },
    [`GET /referrals/${REFERRAL}/case-managers`]: { items: [], choices: [] },
    [`GET /referrals/${REFERRAL}/equipe-proposal`]: { kind: 'model', seats: [] },
    [`GET /referrals/${SENT.referralId}/attachments`]: { items: [] },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

const decisionOn = async (file: object) => {
  desk.answers[`GET /referrals/${REFERRAL}`] = file
  return (await browser.get(`/cases/${REFERRAL}/decision`)).body
}

test('who may admit a household that has its own case reads which one the referral joins, and who follows it', async () => {
  const body = await decisionOn(READY)
  expect(body).toContain(`ammettere riunisce questa segnalazione a ${NUMBER} (Parma), non ne apre un’altra`)
  expect(body).not.toContain('La presa in carico si apre')
  expect(body).not.toContain('Équipe che si formerebbe')
  const named = `La sua presa in carico aperta: ${NUMBER} (Parma), case manager Ada Ginepro`
  expect(body).toContain(`<a href="/cases/${OPENER}">${named}</a>`)
  for (const field of ['manager', 'managerReason', 'overlapsChecked'])
    expect(body).not.toContain(`id="${field}"`)
})

test('of a case that one may not open there is the number and no link, and without one an admission opens it', async () => {
  const { referralId: _, ...known } = OWN_CASE
  const elsewhere = await decisionOn({ ...READY, overlaps: [{ ...known, territory: 'RE' }] })
  expect(elsewhere).toContain(`a ${NUMBER} (Reggio Emilia)`)
  expect(elsewhere).not.toContain(`/cases/${OPENER}`)
  const first = await decisionOn({ ...READY, overlaps: [] })
  expect(first).toContain('La presa in carico si apre')
  expect(first).toContain('Équipe che si formerebbe')
  expect(first).toContain('id="manager"')
  const admitted = { ...READY, overlaps: [], standing: { ...READY.standing, state: 'admitted' } }
  const after = await decisionOn(admitted)
  expect(after).not.toContain('Équipe che si formerebbe')
  expect(after).not.toContain('Case manager proposto')
})

test('a joined referral says on its page and beside its decisions which one it joined', async () => {
  desk.answers[`GET /referrals/${REFERRAL}`] = JOINED
  for (const address of [`/cases/${REFERRAL}`, `/cases/${REFERRAL}/decisions`]) {
    const { body } = await browser.get(address)
    expect(body).toMatch(new RegExp(`Riunita a <a class="desk-number" href="/cases/${OPENER}">${NUMBER}</a>`))
  }
  desk.answers[`GET /referrals/${REFERRAL}`] = {
    ...JOINED,
    joinedTo: { ...JOINED.joinedTo, referralId: null },
  }
  expect((await browser.get(`/cases/${REFERRAL}`)).body).toContain(
    `Riunita a <span class="desk-number">${NUMBER}</span>`,
  )
})

test('the sportello reads the number that it may know, and no doubt of competence once it is decided', async () => {
  const address = `/referrals/${SENT.referralId}`
  const competence = { ...SENT.competence, disputedWith: 'MO' }
  desk.answers[`GET ${address}`] = { ...SENT, competence }
  expect((await browser.get(address)).body).toContain('Competenza da confermare con')
  desk.answers[`GET ${address}`] = { ...SENT, competence, state: 'joined' }
  const answer = { question: null, advice: null, destination: null, preparer: null, caseManagers: [] }
  desk.answers[`GET ${address}/answer`] = {
    ...answer,
    joinedTo: { referralId: OPENER, referralNumber: NUMBER, hasCase: true },
  }
  const { body } = await browser.get(address)
  expect(body).toContain(
    `<dt>Riunita a</dt><dd><a class="desk-number" href="/referrals/${OPENER}">${NUMBER}</a>`,
  )
  expect(body).toContain('la presa in carico già aperta per lo stesso nucleo')
  expect(body).not.toContain('Competenza da confermare con')
  const elsewhere = { referralId: null, referralNumber: null, hasCase: false }
  desk.answers[`GET ${address}/answer`] = { ...answer, joinedTo: elsewhere }
  expect((await browser.get(address)).body).toContain(
    '<dt>Riunita a</dt><dd>un’altra segnalazione dello stesso nucleo</dd>',
  )
  desk.answers[`GET ${address}/answer`] = { ...answer, joinedTo: null }
  expect((await browser.get(address)).body).not.toContain('<dt>Riunita a</dt>')
})
