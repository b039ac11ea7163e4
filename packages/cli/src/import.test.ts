import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importTemplate } from '@intarsi/referral-file'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgram } from './create-program.ts'

let directory = ''
const written: string[] = []

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'intarsi-import-'))
  written.length = 0
  const keep = (text: unknown) => void written.push(String(text))
  vi.spyOn(console, 'log').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    keep(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  process.exitCode = undefined
  rmSync(directory, { recursive: true })
})

const [head = '', row = ''] = importTemplate().split('\r\n')
const another = (reference: string) => row.replace(/^[^;]*/, reference)

/** What `intarsi import FILE ARGS` says of a file with these rows under the template's head. */
async function imported(rows: readonly string[], ...args: string[]): Promise<string> {
  const path = join(directory, 'referrals.csv')
  writeFileSync(path, [head, ...rows, ''].join('\r\n'))
  await createProgram().parseAsync(['import', path, ...args], { from: 'user' })
  return written.join('\n')
}

test('one row and one line are told as one', async () => {
  expect(await imported([row, 'short'], '--dry-run')).toContain('1 row can be sent, 1 line is bad (')
})

test('more than one, and none, are told as many', async () => {
  expect(await imported([row, another('other')], '--dry-run')).toContain(
    '2 rows can be sent, 0 lines are bad (',
  )
})

test('a file that cannot be read is told once, with why', async () => {
  const path = join(directory, 'nofile.csv')
  await expect(createProgram().parseAsync(['import', path], { from: 'user' })).rejects.toThrow(
    new RegExp(`cannot read ${path}: no such file or directory$`),
  )
})

test('no bar is drawn where there is no terminal', async () => {
  const answer = { referralId: 'r', number: 'RE-7K4M2Q9X-3' }
  vi.stubGlobal('fetch', async () => Response.json(answer, { status: 201 }))
  const told = await imported([row], '--token', 't')
  expect(told.split('\n')).toEqual([
    expect.stringContaining('1 row can be sent, 0 lines are bad'),
    '1 sent, 0 already there, 0 refused',
  ])
})
