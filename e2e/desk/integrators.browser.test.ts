import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { verifyWebhook } from '@intarsi/sdk'
import { eventually } from '@intarsi/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { expectGood } from './look.ts'

type Received = { headers: Record<string, string>; body: string }

let receiver: Server
let address: string
let answers = 204
const received: Received[] = []

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const { challenge } = JSON.parse(body)
    if (challenge) return response.end(challenge)
    received.push({ headers: request.headers as Record<string, string>, body })
    return response.writeHead(answers).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  address = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/hook?key=abracadabra`
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

describe.runIf(hasBrowser)('the integrators’ console', () => {
  test('an endpoint is made, verified, tested and mended without a script, and its secret is shown once', async () => {
    const page = await pageOf('re-integrator', { javaScriptEnabled: false })
    const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
    await page.goto(`${desk().url}/integrations/new`)
    await page.getByLabel('Indirizzo (URL)').fill('https://10.0.0.1/')
    await press('Crea l’indirizzo')
    expect(await page.getByRole('alert').textContent()).toContain('non è raggiungibile da internet')
    await page.getByLabel('Indirizzo (URL)').fill(address)
    await page.getByLabel('Descrizione').fill('Cartella sociale')
    await press('Crea l’indirizzo')
    const secret = (await page.locator('.desk-secret').textContent()) ?? ''
    expect(secret).toMatch(/^whsec_/)
    await page.getByRole('link', { name: 'Vai all’indirizzo' }).click()
    const endpoint = page.url()
    expect(await page.content()).not.toContain('whsec_')
    await press('Verifica con una richiesta firmata')
    expect(await page.getByRole('status').textContent()).toContain('Verificato')
    answers = 500
    await press('Invia un evento di prova')
    await eventually(() => received.length === 1)
    const [got] = received
    const { body, headers } = got ?? { body: '', headers: {} }
    expect(verifyWebhook({ body, headers, secret }).id).toBe(headers['webhook-id'])
    await page.goto(`${endpoint}/deliveries?state=due`)
    await page.getByRole('link', { name: /endpoint-tested/ }).click()
    // A reload would call off what a click has only begun.
    await page.waitForURL('**/deliveries/*')
    await eventually(async () => {
      await page.reload()
      return (await page.content()).includes('risposta 500')
    })
    answers = 204
    const sentAgain = page.waitForResponse((response) => response.request().method() === 'POST')
    await press('Invia di nuovo')
    await sentAgain
    await eventually(async () => {
      await page.reload()
      return (await page.content()).includes('risposta 204')
    })
    // The next try of its own schedule may have come in between.
    const attempts = await page.locator('main summary').allTextContents()
    expect(attempts.at(0)).toContain('risposta 204')
    expect(attempts.at(-1)).toContain('Tentativo 1: risposta 500')
    await page.goto(endpoint)
    await press('Metti in pausa')
    expect(await page.getByRole('status').textContent()).toContain('In pausa')
  })

  test('its pages can be used by everybody; somebody else’s endpoint is not there', async () => {
    const page = await pageOf('re-integrator')
    await page.goto(`${desk().url}/integrations`)
    expect(await page.content()).not.toContain('abracadabra')
    await page.getByRole('link', { name: 'Cartella sociale' }).click()
    const endpoint = page.url()
    await expectGood(page)
    for (const part of ['settings', 'deliveries']) {
      await page.goto(`${endpoint}/${part}`)
      await expectGood(page)
    }
    await page.getByRole('link', { name: /endpoint-tested/ }).click()
    await page.waitForURL('**/deliveries/*')
    expect(await page.locator('main').textContent()).toContain('Tentativo 1')
    await expectGood(page)
    const delivery = page.url()
    const theirs = await pageOf('integrator')
    for (const one of [endpoint, `${endpoint}/settings`, `${endpoint}/deliveries`, delivery])
      expect((await theirs.goto(one))?.status(), one).toBe(404)
  })
})
