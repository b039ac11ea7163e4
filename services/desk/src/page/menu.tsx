import { type Account, hasRole } from '../api/account.ts'
import { common } from '../words/common.ts'
import { menuWords } from '../words/menu.ts'
import type { Message } from '../words/words.ts'
import type { Section } from './page.ts'
import { usePage } from './page-context.ts'
import { UnreadBadge } from './unread-badge.tsx'

type Entry = { section: Section; href: string; label: Message; roles: readonly string[] | 'everybody' }

const DECIDES = ['chair', 'delegate', 'coordinator', 'table-member', 'preparer']

/** The menu. An entry is shown to who could find something behind it; what they may do there the services decide. */
const ENTRIES: readonly Entry[] = [
  { section: 'home', href: '/', label: common.home, roles: 'everybody' },
  {
    section: 'referrals',
    href: '/referrals',
    label: menuWords.referrals,
    roles: ['sender', 'coordinator', 'preparer'],
  },
  { section: 'tables', href: '/tables', label: menuWords.tables, roles: DECIDES },
  {
    section: 'cases',
    href: '/cases',
    label: menuWords.cases,
    roles: ['case-manager', 'equipe-member', 'coordinator', 'tutor', 'preparer'],
  },
  {
    section: 'housing',
    href: '/housing',
    label: menuWords.housing,
    roles: ['housing-manager', 'coordinator'],
  },
  { section: 'territory', href: '/territory', label: menuWords.territory, roles: ['coordinator', 'auditor'] },
  {
    section: 'integrations',
    href: '/integrations',
    label: menuWords.integrations,
    roles: ['integrator'],
  },
  { section: 'operations', href: '/operations', label: menuWords.operations, roles: ['operator', 'auditor'] },
  { section: 'inbox', href: '/inbox', label: common.inbox, roles: 'everybody' },
]

/** Entries of the menu behind which the person could find something. */
export function entriesOf(person: Account): readonly Entry[] {
  return ENTRIES.filter(({ roles }) => roles === 'everybody' || hasRole(person, ...roles))
}

export function Menu({ current }: { current?: Section | undefined }) {
  const { t, person } = usePage()
  if (!person) return null
  const entries = entriesOf(person)
  return (
    <nav id="menu" class="desk-nav" aria-label={t(common.mainMenu)}>
      <div class="container-xxl">
        <ul>
          {entries.map(({ section, href, label }) => (
            <li key={section}>
              <a href={href} aria-current={section === current ? 'page' : undefined}>
                {t(label)}
                {section === 'inbox' ? <UnreadBadge /> : null}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}
