import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCase, startCasework, type TestCase, type TestCasework } from '../../test/casework.ts'
import { actorWith, openHttp, type TestHttp } from '../../test/http.ts'

let on: TestCasework
let app: TestHttp
let one: TestCase
beforeAll(async () => {
  on = await startCasework()
  app = await openHttp(on)
  one = await openCase(on)
  app.as(actorWith('case-manager', { personId: one.caseManagerId }))
})
afterAll(async () => {
  await app.close()
  await on.close()
})

const path = () => `/presa-in-carico/${one.picId}/artefacts`
type Item = { key: string; state: string; documentVersion: number }
const listed = async (key: string) =>
  (await app.send('GET', path())).body.items.filter((item: Item) => item.key === key)

test('the documents the territory keeps are missing until somebody begins them', async () => {
  const { items } = (await app.send('GET', path())).body
  const missing = items.filter(({ state }: Item) => state === 'missing').map(({ key }: Item) => key)
  expect(missing).toContain('bilancio-familiare')
  expect(missing).toContain('patto-accoglienza')
  expect(missing).not.toContain('informativa')
  expect(missing).not.toContain('scheda-progetto-individuale')
})

test('a hosting agreement is valid when household and case manager have signed, and a new one replaces it', async () => {
  const key = 'patto-accoglienza'
  const made = await app.send('POST', path(), { key, language: 'tir', keptWhere: 'Prot. 123' })
  expect(made).toMatchObject({ status: 201, body: { state: 'draft', documentVersion: 1 } })
  const url = `/artefacts/${made.body.artefactId}`
  const sign = async (party: string) => {
    const { version } = (await listed(key)).find(({ state }: Item) => state !== 'replaced')
    return app.send(
      'POST',
      `${url}/signatures`,
      { party, signedOn: '2026-11-20' },
      { ifMatch: `"${version}"` },
    )
  }
  expect((await sign('household')).body).toMatchObject({ state: 'in-signature' })
  expect((await sign('mayor')).body).toMatchObject({ code: 'not-a-signatory' })
  expect((await sign('case-manager')).body).toMatchObject({ state: 'valid', signedOn: '2026-11-20' })
  await app.send('POST', path(), { key })
  expect((await listed(key)).map(({ state, documentVersion }: Item) => [documentVersion, state])).toEqual([
    [1, 'replaced'],
    [2, 'draft'],
  ])
  expect((await sign('household')).body).toMatchObject({ code: 'artefact-replaced' })
})

test('what nobody signs is valid when it is ready; what the territory does not keep is refused', async () => {
  const made = await app.send('POST', path(), { key: 'diario-appartamento' })
  const done = await app.send('POST', `/artefacts/${made.body.artefactId}/completion`, undefined, {
    ifMatch: made.etag,
  })
  expect(done.body).toMatchObject({ state: 'valid' })
  expect((await app.send('POST', path(), { key: 'informativa' })).body).toMatchObject({
    code: 'unknown-artefact',
  })
  expect((await app.send('POST', path(), { key: 'other' })).status).toBe(201)
  expect((await app.send('POST', path(), { key: 'other' })).status).toBe(201)
})
