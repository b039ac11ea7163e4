import { exampleForm, factsOf } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareTables } from '../src/tables/prepare-tables.ts'
import { equipeHttp } from './equipe-http.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let http: HttpApp
beforeAll(async () => {
  scene = await openScene()
  await prepareTables(scene)
  http = await equipeHttp(scene)
})
afterAll(async () => {
  await http.close()
  await scene.close()
})

const facts = factsOf(exampleForm, '2026-11-09')
const question = {
  territory: 'RE',
  urgency: 'U3',
  referrerRole: 'mediator',
  requestKind: 'presa-in-carico',
  facts,
}

async function preview(account: string, change: object = {}) {
  const response = await http.inject({
    method: 'POST',
    url: '/routing-previews',
    headers: { authorization: `Bearer demo|${account}` },
    payload: { ...question, ...change },
  })
  return { status: response.statusCode, body: response.json() }
}

test('a sender learns who would read it, when, and how many could follow the household; nothing is kept', async () => {
  const { status, body } = await preview('re-sender')
  expect(status).toBe(200)
  expect(body).toMatchObject({ territory: 'RE', state: 'routed', gate: null, betweenMeetings: false })
  expect(body.reader.name).not.toBe('')
  expect(Date.parse(body.nextMeetingAt)).toBeGreaterThan(scene.clock.now().getTime())
  // Two seats in Reggio Emilia (RE-12).
  expect(body.caseManagers).toHaveLength(2)
  for (const { free } of body.caseManagers) expect(free).toBeGreaterThan(0)
  expect(body.emergencyPhone).toMatch(/^\+39 000/)
  for (const table of ['referral', 'agenda_item', 'choice_record', 'load_hold'] as const) {
    expect(await scene.db.selectFrom(table).selectAll().execute(), table).toEqual([])
  }
})

test('the answer is the one that routing gives to the same facts', async () => {
  const { body } = await preview('re-sender')
  const sent = await scene.submit({ territory: 'RE', urgency: 'U3', facts })
  const { row } = await scene.referral(sent.referralId)
  expect(row.state).toBe(body.state)
  expect(row.rule?.id).toBe(body.rule.id)
  expect(row.next_step_on).toBe(body.nextStepOn)
})

test('a gate is told as what it is, and holds nothing urgent', async () => {
  const alone = { ...facts, householdType: 'single-adult', members: facts.members.slice(0, 1) }
  const { body } = await preview('re-sender', { facts: alone })
  expect(body).toMatchObject({ state: 'exclusion-proposed', nextMeetingAt: null })
  expect(body.gate.summary).not.toBe('')
  expect((await preview('re-sender', { facts: alone, urgency: 'U0' })).body).toMatchObject({
    state: 'routed',
    gate: null,
    betweenMeetings: true,
  })
})

test('the telephone of an emergency is told before there is anything to route, to whoever may write a referral', async () => {
  const ask = (account: string) =>
    http.inject({
      url: '/emergency-phone?territory=RE',
      headers: { authorization: `Bearer demo|${account}` },
    })
  const { emergencyPhone: phone } = (await preview('re-sender')).body
  for (const account of ['mo-sender', 'mo-social-worker-1'])
    expect((await ask(account)).json()).toEqual({ phone })
  expect((await ask('re-integrator')).statusCode).toBe(403)
})

test('who sends in one territory may ask about another; who sends nowhere may not', async () => {
  expect((await preview('mo-sender')).status).toBe(200)
  expect((await preview('operator')).status).toBe(403)
})
