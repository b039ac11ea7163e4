import type { Territory } from '@intarsi/contracts'
import { nameOf } from '../../api/people.ts'
import { Capacity } from '../../components/capacity.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { purposeWords, territoryWords as words } from '../../words/territory.ts'
import type { Carrying } from './caseload-page.ts'
import { TerritoryNav } from './territory-nav.tsx'

type CaseloadProps = { territory: Territory; carrying: readonly Carrying[] }

const PURPOSES = ['case-manager', 'preparer', 'seat'] as const

/** In the order of family names, and not to be sorted: a list by load would be a ranking. */
export function CaseloadView({ territory, carrying }: CaseloadProps) {
  const { t } = usePage()
  return (
    <>
      <TerritoryNav territory={territory} current="caseload" />
      <Table
        caption={t(words.caseload)}
        captionHidden
        rows={carrying}
        keyOf={({ personId }) => personId}
        empty={t(words.noLoads)}
        columns={[
          {
            key: 'person',
            label: t(words.person),
            cell: (person) => (
              <>
                {nameOf(person)}
                {person.active ? null : (
                  <>
                    {' '}
                    <Tag kind="urgent">{t(words.disabled)}</Tag>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'time',
            label: t(words.fullTime),
            number: true,
            cell: ({ fullTime }) => t(words.percent, { value: Math.round(fullTime * 100) }),
          },
          ...PURPOSES.map((purpose) => ({
            key: purpose,
            label: t(purposeWords[purpose]),
            cell: ({ loads }: Carrying) => <Load load={loads.find((one) => one.purpose === purpose)} />,
          })),
        ]}
      />
      <p class="desk-muted">{t(words.monitoringNote)}</p>
    </>
  )
}

function Load({ load }: { load: Carrying['loads'][number] | undefined }) {
  const { t, date } = usePage()
  if (!load) return <>–</>
  return (
    <>
      <Capacity taken={round(load.load)} capacity={round(load.cap)} />
      {load.extraUntil ? (
        <p class="desk-muted">
          {t(words.extra, { date: date(load.extraUntil, 'dayShort'), reason: load.extraReason ?? '–' })}
        </p>
      ) : null}
    </>
  )
}

const round = (weight: number) => Math.round(weight * 10) / 10
