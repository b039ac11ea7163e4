import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stableId } from '@intarsi/directory-file'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { configSchema } from '../src/config.ts'
import { bringInContacts } from '../src/preferences/bring-in-contacts.ts'
import { openFixture } from './notifications-fixture.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
let folder: string
beforeAll(async () => {
  fixture = await openFixture()
  folder = await mkdtemp(join(tmpdir(), 'intarsi-contacts-'))
})
afterAll(async () => {
  await fixture.close()
  await rm(folder, { recursive: true })
})

const body = {
  key: 'comune',
  name: 'Comune',
  kind: 'public',
  territories: ['RE'],
  agreement: { from: -10, until: null },
}

async function bringIn(people: Record<string, string | null>): Promise<number> {
  const entries = Object.entries(people).map(([key, email]) => ({
    ...{ key, subject: `demo|${key}`, body: 'comune', givenName: 'Rosa', familyName: 'Olmo', email },
  }))
  const file = join(folder, 'directory.yaml')
  await writeFile(file, stringify({ bodies: [body], people: entries, offices: {} }))
  return bringInContacts({ ...fixture, config: configSchema.parse({ INTARSI_DIRECTORY_FILE: file }) })
}

async function addressOf(key: string): Promise<string | undefined> {
  const row = await fixture.db
    .selectFrom('contact_point')
    .select('email')
    .where('person_id', '=', stableId('person', key))
    .executeTakeFirst()
  return row?.email
}

test('people of the directory file are reached at its addresses, and read again it changes only what changed', async () => {
  expect(await bringIn({ rosa: 'rosa@example.org', ugo: 'ugo@example.org', nobody: null })).toBe(2)
  expect(await bringIn({ rosa: 'rosa@example.org', ugo: 'ugo@example.org', nobody: null })).toBe(0)
  expect(await bringIn({ rosa: 'r.olmo@example.org', ugo: 'ugo@example.org', nobody: null })).toBe(1)
  expect(await addressOf('rosa')).toBe('r.olmo@example.org')
  expect(await addressOf('nobody')).toBeUndefined()
})

test('who wants no mail any more gets no address back from the file', async () => {
  await bringIn({ ada: 'ada@example.org' })
  const personId = stableId('person', 'ada')
  await fixture.db.deleteFrom('contact_point').where('person_id', '=', personId).execute()
  const chosen = { email: 'off' as const, locale: 'it' as const, updated_at: fixture.clock.now() }
  await fixture.db
    .insertInto('preference')
    .values({ person_id: personId, ...chosen })
    .execute()
  expect(await bringIn({ ada: 'ada@example.org' })).toBe(0)
  expect(await addressOf('ada')).toBeUndefined()
})

test('without a file nobody is reached by mail, and nothing fails', async () => {
  expect(await bringInContacts({ ...fixture, config: configSchema.parse({}) })).toBe(0)
})
