import * as fs from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
// Spectral's packages are CommonJS, and say so to nobody.
const { Spectral } = require('@stoplight/spectral-core')
const { bundleAndLoadRuleset } = require('@stoplight/spectral-ruleset-bundler/with-loader')
const { oas } = require('@stoplight/spectral-rulesets')

export type Finding = {
  code: string
  severity: 'error' | 'warn' | 'info' | 'hint'
  path: string
  message: string
}

const SEVERITIES = ['error', 'warn', 'info', 'hint'] as const

/** Lints an OpenAPI document with Spectral's own rules, or with the ruleset in a file. */
export async function lintApi(document: string, rulesetFile?: string): Promise<Finding[]> {
  const spectral = new Spectral()
  spectral.setRuleset(
    rulesetFile
      ? await bundleAndLoadRuleset(rulesetFile, { fs, fetch: globalThis.fetch })
      : { extends: [[oas, 'all']] },
  )
  const found = (await spectral.run(document)) as {
    code: string
    severity: number
    path: string[]
    message: string
  }[]
  return found.map(({ code, severity, path, message }) => ({
    code,
    severity: SEVERITIES[severity] ?? 'error',
    path: path.join('.'),
    message,
  }))
}
