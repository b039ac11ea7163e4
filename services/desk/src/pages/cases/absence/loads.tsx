import type { Entrusting } from '../../../api/absences.ts'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { absenceWords as words } from '../../../words/absences.ts'
import { choiceWords } from '../../../words/reasons.ts'

type LoadsProps = { proposal: readonly Entrusting[]; nameFor: (personId: string) => string }

/** Who could take the households and why others could not: by name, in no order of work done. */
export function Loads({ proposal, nameFor }: LoadsProps) {
  const { t, number } = usePage()
  const rows = peopleOf(proposal).sort((one, other) =>
    nameFor(one.personId).localeCompare(nameFor(other.personId), 'it'),
  )
  if (rows.length === 0) return null
  return (
    <>
      <h3>{t(words.loads)}</h3>
      <p class="desk-text">{t(words.loadsHint)}</p>
      <Table
        caption={t(words.loads)}
        captionHidden
        rows={rows}
        keyOf={({ personId }) => personId}
        columns={[
          { key: 'person', label: t(words.person), cell: ({ personId }) => nameFor(personId) },
          {
            key: 'now',
            label: t(words.now),
            cell: ({ load, cap }) =>
              t(words.load, { load: number(rounded(load)), cap: number(rounded(cap)) }),
          },
          {
            key: 'state',
            label: t(words.state),
            cell: ({ obstacle }) => t(obstacle ? choiceWords(obstacle) : words.available),
          },
        ]}
      />
    </>
  )
}

type Person = Entrusting['candidates'][number]

/** Each person once; whoever could take one of the households is available. */
function peopleOf(proposal: readonly Entrusting[]): Person[] {
  const people = new Map<string, Person>()
  for (const one of proposal.flatMap(({ candidates }) => candidates)) {
    const known = people.get(one.personId)
    if (!known || one.obstacle === null) people.set(one.personId, one)
  }
  return [...people.values()].filter(({ obstacle }) => obstacle !== 'excluded')
}

const rounded = (value: number) => Math.round(value * 10) / 10
