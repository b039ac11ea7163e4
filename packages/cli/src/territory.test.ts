import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { referralSubmitted } from '@intarsi/contracts'
import { Command, CommanderError } from 'commander'
import { describe, expect, it, vi } from 'vitest'
import { register } from './territory.ts'

const PROFILE = fileURLToPath(new URL('../../territories/data/reggio-emilia/1.yaml', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'territory-'))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function run(...args: string[]): { out: string; err: string; code: number } {
  const program = new Command('intarsi')
  const errors: string[] = []
  register(program)
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
    command.exitOverride().configureOutput({ writeErr: (text) => void errors.push(text) })
  }
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const finish = (code: number) => ({ out: log.mock.calls.flat().join('\n'), err: errors.join(''), code })
  try {
    program.parse(['territory', ...args], { from: 'user' })
    return finish(0)
  } catch (error) {
    if (error instanceof CommanderError) return finish(error.exitCode)
    throw error
  } finally {
    log.mockRestore()
  }
}

describe('intarsi territory check', () => {
  it('accepts a packaged profile', () => {
    expect(run('check', PROFILE)).toMatchObject({ code: 0, out: 'the file may be used' })
  })

  it('shows every problem with line and column, and fails', () => {
    const text = readFileSync(PROFILE, 'utf8').replace('<= 1 &&', '<= "1" &&').replace('RE-22', 'RE-66')
    const { out, err, code } = run('check', file('bad.yaml', text))
    expect(out).toMatch(/bad\.yaml:\d+:\d+: no such overload: int <= string/)
    expect(out).toMatch(/bad\.yaml:\d+:\d+: RE-66 is not a fact/)
    expect(err).toMatch(/\d+ problems/)
    expect(code).toBe(1)
  })

  it('says which file it cannot read', () => {
    expect(run('check', join(folder, 'nothing.yaml'))).toMatchObject({ code: 1 })
  })
})

describe('intarsi territory explain', () => {
  const referral = file('referral.json', JSON.stringify({ type: 'event', data: referralSubmitted.example }))

  const sent = file('sent.json', JSON.stringify(referralSubmitted.example))

  it('explains an event', () => {
    const { out, code } = run('explain', PROFILE, referral)
    expect(code).toBe(0)
    expect(out).toContain('Équipe di secondo livello')
  })

  it('takes the day that is asked for, and refuses one that is none', () => {
    expect(run('explain', PROFILE, referral, '--on', '2026-10-01').out).toContain('on 2026-10-01')
    expect(run('explain', PROFILE, sent).out).toContain('on 2026-11-24')
    expect(run('explain', PROFILE, referral, '--on', 'tomorrow')).toMatchObject({ code: 1 })
  })

  it('names what is wrong with a referral', () => {
    const { err, code } = run('explain', PROFILE, file('wrong.json', '{"facts": {"version": 0}}'))
    expect(err).toContain('facts.householdType')
    expect(code).toBe(1)
  })

  it('refuses what is not JSON', () => {
    expect(run('explain', PROFILE, file('no.json', '{'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not JSON'),
    })
  })
})
