import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const CLONE = dirname(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))))

const variables = z.object({
  /** A PostgreSQL superuser's URL; without it, the clone's embedded server. */
  INTARSI_PG: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Password of the services' roles on that server. */
  INTARSI_PG_PASSWORD: z.string().min(12).optional(),
  INTARSI_DATA: z.string().optional(),
  INIT_CWD: z.string().optional(),
})

export type StoreConfig = {
  clone: string
  dataDirectory: string | undefined
  server: { adminUrl: string; passwordOf: (service: string) => string } | null
  /** A path as the caller meant it: npm runs us in the clone's root. */
  path: (given: string) => string
}

/** Throws naming every variable that is missing or wrong. */
export function readStoreConfig(env: NodeJS.ProcessEnv = process.env): StoreConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new Error(`The configuration is not usable:\n${z.prettifyError(parsed.error)}`)
  const { INTARSI_PG: adminUrl, INTARSI_PG_PASSWORD: common, INTARSI_DATA, INIT_CWD } = parsed.data
  const passwordOf = (service: string) => {
    const name = `INTARSI_${service.toUpperCase()}_PG_PASSWORD`
    const password = given[name] ?? common
    if (!password) throw new Error(`${name} is missing (or INTARSI_PG_PASSWORD, one for all)`)
    return password
  }
  return {
    clone: CLONE,
    dataDirectory: INTARSI_DATA,
    server: adminUrl ? { adminUrl, passwordOf } : null,
    path: (each) => resolve(INIT_CWD ?? process.cwd(), each),
  }
}
