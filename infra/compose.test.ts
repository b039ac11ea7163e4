import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { readTransportConfig } from '../packages/cli/src/transport-config.ts'
import { readConfig } from '../packages/runtime/src/config.ts'
import { SERVICES } from '../services/all-in-one/src/services.ts'
import { readDeskConfig } from '../services/desk/src/config.ts'
import { refuseUnsafe } from '../services/identity-demo/src/refuse-unsafe.ts'
import { type Container, mainFileOf, readComposeFile } from './compose-file.ts'

const root = join(import.meta.dirname, '..')
const containers = readComposeFile(root)
const own = SERVICES.map((module) => ({ module, container: containers[module.name] as Container }))

test('every service has a container that waits for what it needs to be ready', () => {
  for (const { module, container } of own) {
    expect(mainFileOf(container)).toBe(`services/${module.name}/src/main.ts`)
    expect(container.depends_on).toMatchObject({
      migrate: { condition: 'service_completed_successfully' },
      kafka: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
      'identity-demo': { condition: 'service_healthy' },
    })
  }
  expect(containers.migrate?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } })
})

test('every service finds all its variables, and no other service’s database', () => {
  for (const { module, container } of own) {
    const config = readConfig(container.environment, module.configSchema)
    const database = new URL(config.service.INTARSI_DATABASE_URL)
    expect(database.username).toBe(`intarsi_${module.name}`)
    expect(database.pathname).toBe(`/intarsi_${module.name}`)
    expect(config.service.INTARSI_TRANSPORT).toBe('kafka')
    const name = `INTARSI_${module.name.toUpperCase()}_PG_PASSWORD`
    expect(containers.migrate?.environment[name]).toBe(database.password)
  }
})

test('the operator’s commands, in the container of the job, read the log of the services', () => {
  const { brokers } = readTransportConfig(containers.migrate?.environment)
  for (const { container } of own) {
    expect(container.environment.INTARSI_KAFKA_BROKERS).toBe(brokers.join(','))
  }
})

test('the desk finds all its variables, its services by their names, and the issuer inside the network', () => {
  const environment = containers.desk?.environment ?? {}
  const config = readDeskConfig(environment)
  expect(config.INTARSI_ISSUER).toBe(containers['identity-demo']?.environment.INTARSI_ISSUER)
  const { INTARSI_ISSUER_URL: issuer = '' } = config
  expect(containers).toHaveProperty([new URL(issuer).hostname])
  for (const { module } of own) {
    expect(environment[`INTARSI_${module.name.toUpperCase()}_URL`]).toBe(`http://${module.name}:8080`)
  }
})

test('mail goes to the people of the directory: notifications reads the file that equipe reads', () => {
  const { INTARSI_DIRECTORY_FILE: file, INTARSI_SMTP_URL: smtp = '' } =
    containers.notifications?.environment ?? {}
  expect(file).toBe(containers.equipe?.environment.INTARSI_DIRECTORY_FILE)
  expect(existsSync(join(root, relative('/app', file ?? '')))).toBe(true)
  expect(containers).toHaveProperty([new URL(smtp).hostname])
})

test('whoever is in the directory can sign in: the demo issuer reads the file that equipe reads', () => {
  const [issuer, equipe] = [containers['identity-demo'], containers.equipe]
  expect(issuer?.environment.INTARSI_DIRECTORY_FILE).toBe(equipe?.environment.INTARSI_DIRECTORY_FILE)
})

test('whatever runs for long has a health check, and what is waited for as healthy is one of these', () => {
  for (const [name, { healthcheck }] of Object.entries(containers)) {
    if (name !== 'migrate') expect(healthcheck?.test, name).toBeDefined()
  }
  for (const { depends_on: needs } of Object.values(containers)) {
    for (const name of Object.keys(needs)) expect(Object.keys(containers)).toContain(name)
  }
})

test('every port is bound to this machine alone, and to no other container’s', () => {
  const ports = Object.values(containers).flatMap((container) => container.ports)
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
  expect(new Set(ports.map((port) => port.split(':')[1])).size).toBe(ports.length)
})

test('what is ours is built once and can write nowhere, and what is pulled has a version', () => {
  const ours = Object.entries(containers).filter(([, container]) => mainFileOf(container))
  expect(ours.filter(([, { build }]) => build).map(([name]) => name)).toEqual(['migrate'])
  for (const [name, container] of ours) {
    expect(existsSync(join(root, mainFileOf(container) ?? '')), name).toBe(true)
    const closed = { image: 'intarsi', pull_policy: 'never', read_only: true, cap_drop: ['ALL'], init: true }
    expect(container, name).toMatchObject(closed)
  }
  for (const [name, container] of Object.entries(containers)) {
    if (!mainFileOf(container)) expect(container.image, name).toMatch(/:v?\d/)
  }
})

test('nothing is killed while it may still end what it has begun', () => {
  for (const { module, container } of own) {
    const { service } = readConfig(container.environment, module.configSchema)
    const seconds = Number(/^(\d+)s$/.exec(container.stop_grace_period ?? '')?.[1])
    expect(seconds).toBeGreaterThan(service.INTARSI_SHUTDOWN_SECONDS + 2)
  }
})

test('the demo issuer starts with what compose gives it, and tokens name the issuer that services expect', () => {
  const environment = containers['identity-demo']?.environment ?? {}
  const allowedHosts = (environment.INTARSI_DEMO_ALLOWED_HOSTS ?? '').split(',')
  const { INTARSI_DEMO: demo, INTARSI_HOST: host = '', INTARSI_ISSUER: issuer } = environment
  expect(() => refuseUnsafe({ demo, host, issuer, allowedHosts })).not.toThrow()
  for (const { container } of own) expect(container.environment.INTARSI_ISSUER).toBe(issuer)
})
