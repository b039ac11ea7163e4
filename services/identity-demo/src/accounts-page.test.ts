import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseDirectory } from '@intarsi/directory-file'
import { expect, test } from 'vitest'
import { accountsOf, findAccount } from './accounts.ts'
import { accountsPage } from './accounts-page.ts'

const file = fileURLToPath(new URL('../../../data/demo/directory.yaml', import.meta.url))
const accounts = accountsOf(parseDirectory(readFileSync(file, 'utf8')))

test('the page of the demo directory begins with those through whose hands the README leads a referral', () => {
  const page = accountsPage(accounts, ({ subject }) => `/authorize?account=${encodeURIComponent(subject)}`)
  const tour = page.match(/Per cominciare.*?<ol class="tour">(.*?)<\/ol>/)?.[1] ?? ''
  const people = [...tour.matchAll(/account=demo%7C([^"]+)">[^<]+<\/a><span>([^<]+)/g)]
  expect(people.map(([, account, role]) => [account, role])).toEqual([
    ['fe-sender', 'Sportello: segnala un nucleo'],
    ['fe-coordinator', 'Coordinamento del territorio'],
    ['fe-social-worker-1', 'Case manager: segue i nuclei'],
    ['fe-social-worker-2', 'Case manager: segue i nuclei'],
  ])
})

test('an account is told by its most telling role, not by the one that stands first', () => {
  const roleOf = (name: string) => findAccount(accounts, name)?.role
  expect(roleOf('re-social-worker-1')).toBe('case-manager')
  expect(roleOf('re-housing')).toBe('housing-manager')
  expect(roleOf('re-coordinator')).toBe('coordinator')
  expect(roleOf('re-volunteer')).toBe('tutor')
})
