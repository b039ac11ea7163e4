import { hasRole } from '../../api/account.ts'
import { SubNav } from '../../components/sub-nav.tsx'
import { usePage } from '../../page/page-context.ts'
import { operationWords as words } from '../../words/operations.ts'

const PATHS = {
  services: '/operations',
  parked: '/operations/parked',
  deliveries: '/operations/deliveries',
  mail: '/operations/mail',
} as const

/** An auditor reads everything here but integrators' endpoints. */
export function OperationsNav({ current }: { current: keyof typeof PATHS }) {
  const { t, person } = usePage()
  const operates = person !== null && hasRole(person, 'operator')
  return (
    <SubNav
      label={t(words.pages)}
      current={PATHS[current]}
      pages={[
        { href: PATHS.services, label: t(words.title) },
        { href: PATHS.parked, label: t(words.parked) },
        ...(operates ? [{ href: PATHS.deliveries, label: t(words.deliveries) }] : []),
        { href: PATHS.mail, label: t(words.mail) },
      ]}
    />
  )
}
