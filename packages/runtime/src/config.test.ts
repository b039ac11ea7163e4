import { expect, test } from 'vitest'
import * as z from 'zod'
import { readConfig } from './index.ts'

const own = z.object({ INTARSI_SMTP_URL: z.url(), INTARSI_MAIL_FROM: z.string().default('intarsi') })
const good = {
  INTARSI_DATABASE_URL: 'postgres://intake@localhost/intake',
  INTARSI_BUS_URL: 'postgres://bus@localhost/bus',
  INTARSI_ISSUER: 'http://127.0.0.1:7600',
  INTARSI_SMTP_URL: 'smtp://127.0.0.1:1025',
}

test('what is not said has a default, and an empty variable is not said', () => {
  const config = readConfig({ ...good, INTARSI_PORT: '', INTARSI_REDIS_URL: '' }, own)
  expect(config.service).toMatchObject({
    INTARSI_PORT: 8080,
    INTARSI_HOST: '127.0.0.1',
    INTARSI_TRANSPORT: 'embedded',
  })
  expect(config.service.INTARSI_REDIS_URL).toBeUndefined()
  expect(config.own).toEqual({ INTARSI_SMTP_URL: good.INTARSI_SMTP_URL, INTARSI_MAIL_FROM: 'intarsi' })
})

test('every missing and every wrong variable is named at once, the service’s own too', () => {
  const read = () =>
    readConfig({ INTARSI_PORT: '99999', INTARSI_TRANSPORT: 'pigeon', INTARSI_SMTP_URL: 'x' }, own)
  expect(read).toThrow(/INTARSI_DATABASE_URL: missing/)
  expect(read).toThrow(/INTARSI_ISSUER: missing/)
  expect(read).toThrow(/INTARSI_PORT: /)
  expect(read).toThrow(/INTARSI_TRANSPORT: /)
  expect(read).toThrow(/INTARSI_SMTP_URL: /)
})

test('what only one transport needs is wanted with that transport only', () => {
  const { INTARSI_BUS_URL: _, ...rest } = good
  expect(() => readConfig(rest, own)).toThrow('INTARSI_BUS_URL: required when INTARSI_TRANSPORT is embedded')
  const kafka = { ...rest, INTARSI_TRANSPORT: 'kafka' }
  expect(() => readConfig(kafka, own)).toThrow('INTARSI_KAFKA_BROKERS: required')
  const config = readConfig({ ...kafka, INTARSI_KAFKA_BROKERS: 'a:9092, b:9092' }, own)
  expect(config.service.INTARSI_KAFKA_BROKERS).toEqual(['a:9092', 'b:9092'])
  expect(() =>
    readConfig({ ...kafka, INTARSI_KAFKA_BROKERS: 'a:9092', INTARSI_KAFKA_SASL_MECHANISM: 'plain' }, own),
  ).toThrow(/INTARSI_KAFKA_USERNAME: required.*\n.*INTARSI_KAFKA_PASSWORD: required/)
})

test('a fault of one variable does not hide that another needed one is missing', () => {
  const read = () =>
    readConfig({ INTARSI_DATABASE_URL: 'mysql://x', INTARSI_ISSUER: 'http://x', INTARSI_SMTP_URL: 'x' }, own)
  expect(read).toThrow(/INTARSI_DATABASE_URL: /)
  expect(read).toThrow(/INTARSI_BUS_URL: required/)
  expect(() => readConfig({}, own)).toThrow(/INTARSI_BUS_URL: required/)
  expect(() => readConfig({ INTARSI_BUS_URL: 'x' }, own)).not.toThrow(/INTARSI_BUS_URL: required/)
})

test('a secret never stands in the message', () => {
  expect(() => readConfig({ ...good, INTARSI_DATABASE_URL: 'mysql://u:hunter2@h/d' }, own)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  )
})
