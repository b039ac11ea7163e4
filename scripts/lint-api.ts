// `node scripts/lint-api.ts RULESET DOCUMENT …`: lints OpenAPI documents with a Spectral ruleset, such as the Italian
// API checker's (github.com/italia/api-oas-checker-rules). Fails on errors; tells warnings by rule.

import { readFile } from 'node:fs/promises'
import { lintApi } from '../services/all-in-one/test/lint-api.ts'

const [ruleset = '', ...documents] = process.argv.slice(2)
for (const path of documents) {
  const found = await lintApi(await readFile(path, 'utf8'), ruleset)
  const errors = found.filter(({ severity }) => severity === 'error')
  for (const { code, path: at, message } of errors) console.log(`${path}: ${code} ${at}: ${message}`)
  const warnings = Map.groupBy(
    found.filter(({ severity }) => severity !== 'error'),
    ({ code }) => code,
  )
  for (const [code, each] of warnings)
    console.log(`${path}: ${each.length} × ${code} (${each[0]?.severity}) ${each[0]?.path}`)
  console.log(`${path}: ${errors.length} errors`)
  if (errors.length > 0) process.exitCode = 1
}
