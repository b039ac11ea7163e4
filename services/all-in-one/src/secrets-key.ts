import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The key that seals the secrets of webhooks, random at the first start and kept beside the data in a file that only
 * its owner can read. A restored backup opens them with the same file, or with `INTARSI_SECRETS_KEY`.
 */
export function secretsKeyOf(dataDirectory: string): string {
  const file = join(dataDirectory, 'secrets-key')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const key = randomBytes(32).toString('base64')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  return key
}
