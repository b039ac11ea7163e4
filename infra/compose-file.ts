import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

const container = z.object({
  image: z.string().optional(),
  build: z.object({ dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()).optional(), disable: z.boolean().optional() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  pull_policy: z.string().optional(),
  init: z.boolean().default(false),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
})

const composeFile = z.object({ services: z.record(z.string(), container) })

export type Container = z.infer<typeof container>

/** The main file, from the repository's root, that a container starts; none in a container of others' making. */
export function mainFileOf({ command = [] }: Container): string | undefined {
  return command.find((argument) => argument.endsWith('/src/main.ts'))
}

/** The compose file as it is without a `.env`: every variable has its default. */
export function readComposeFile(root: string): Record<string, Container> {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
  const withDefaults = text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
  return composeFile.parse(parse(withDefaults, { merge: true })).services
}
