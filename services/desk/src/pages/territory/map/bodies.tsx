import { MUNICIPALITIES } from '@intarsi/contracts'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { bodyKindWords, mapWords as words } from '../../../words/map.ts'
import type { MappedBody } from './map-data.ts'

/** Every body of the territory with what it does there; one whose place the directory does not say stands here alone. */
export function Bodies({ bodies }: { bodies: readonly MappedBody[] }) {
  const { t } = usePage()
  return (
    <Table
      caption={t(words.bodies)}
      captionHidden
      rows={bodies}
      keyOf={({ bodyId }) => bodyId}
      empty={t(words.noBodies)}
      columns={[
        {
          key: 'body',
          label: t(words.body),
          cell: ({ name, kind }) => (
            <>
              {name} <span class="desk-muted">· {t(bodyKindWords[kind])}</span>
            </>
          ),
        },
        {
          key: 'where',
          label: t(words.where),
          cell: (body) => placesOf(body).join(', ') || <span class="desk-muted">{t(words.notTold)}</span>,
        },
        {
          key: 'sportelli',
          label: t(words.sportelli),
          number: true,
          cell: ({ sportelli }) => sportelli.length || '–',
        },
        {
          key: 'tables',
          label: t(words.tables),
          cell: ({ tables }) =>
            tables.length === 0 ? (
              '–'
            ) : (
              <ul class="desk-plain-list">
                {tables.map(({ tableId, name }) => (
                  <li key={tableId}>{name}</li>
                ))}
              </ul>
            ),
        },
        {
          key: 'seats',
          label: t(words.equipeSeats),
          number: true,
          cell: ({ seats }) => seats || '–',
        },
      ]}
    />
  )
}

/** Its seat, and where its sportelli are. */
function placesOf({ municipality, sportelli }: MappedBody): string[] {
  const codes = [municipality, ...sportelli.map((sportello) => sportello.municipality)]
  return [...new Set(codes.filter((code) => code !== null))].map((code) => MUNICIPALITIES[code] ?? code)
}
