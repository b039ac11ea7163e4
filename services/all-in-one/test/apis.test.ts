import { beforeAll, expect, test } from 'vitest'
import type { OpenApi } from '../src/describe-apis.ts'
import { describeAll } from '../src/generated-docs.ts'
import { mergeApis } from '../src/merge-apis.ts'
import { SERVICES } from '../src/services.ts'
import { lintApi } from './lint-api.ts'

/** The Italian API checker's ruleset, where one is at hand: it is AGPL, so it is run and not kept here. */
const ITALIAN_RULES = process.env.INTARSI_TEST_OAS_RULES
const documents = new Map<string, OpenApi>()

beforeAll(async () => {
  const described = await describeAll()
  for (const { name, document } of described) documents.set(name, document)
  documents.set('merged', mergeApis(described))
}, 120_000)

const NAMES = [...SERVICES.map(({ name }) => name), 'merged']
const documentOf = (name: string) => documents.get(name) as OpenApi

/** Our ids may name a verb, headers are lower case as HTTP/2 sends them, a batch is a list, and we have no mailbox. */
const NOT_OURS = [
  ...['no-method-name-in-operationId', 'request-headers-train-case', 'response-with-json-object'],
  'contact-properties',
]

async function faultsOf(document: string, ruleset?: string) {
  const found = await lintApi(document, ruleset)
  return found.filter(({ code }) => !NOT_OURS.includes(code))
}

test.each(NAMES)(
  'the interface of %s passes every rule of Spectral, and those of the Italian checker',
  async (name) => {
    const text = JSON.stringify(documentOf(name))
    expect(await faultsOf(text)).toEqual([])
    if (ITALIAN_RULES) expect(await faultsOf(text, ITALIAN_RULES)).toEqual([])
  },
  60_000,
)

type Operation = { operationId: string; responses: Record<string, { content?: object }> }

test.each(NAMES)(
  'what the Italian guidelines want of %s holds: problems, status, versions, names',
  (name) => {
    const document = documentOf(name)
    expect(document.openapi).toBe('3.1.0')
    expect(document.info).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      contact: {},
      'x-summary': expect.any(String),
    })
    expect(Object.keys(document.paths)).toContain('/status')
    // FHIR gives its resources their names.
    const paths = Object.keys(document.paths).filter((path) => !path.includes('/fhir/'))
    for (const path of paths) expect(path).toMatch(/^(\/([a-z0-9.-]+|\{[A-Za-z]+\}))+$/)
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as Operation[]
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { responses } of operations) {
      for (const [status, { content }] of Object.entries(responses)) {
        if (/^[45]/.test(status)) expect(Object.keys(content ?? {})).toEqual(['application/problem+json'])
      }
    }
  },
)

test('the merged document has every operation of every service, and no reference into nothing', () => {
  const merged = documentOf('merged')
  for (const module of SERVICES) {
    for (const path of Object.keys(documentOf(module.name).paths))
      expect(merged.paths).toHaveProperty([`/${module.name}${path}`])
  }
  const referred = JSON.stringify(merged).matchAll(/"#\/components\/schemas\/([^"]+)"/g)
  for (const [, schema] of referred) expect(merged.components.schemas).toHaveProperty([schema ?? ''])
})
