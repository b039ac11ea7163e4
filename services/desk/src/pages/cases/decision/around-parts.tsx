import { faultOf } from '../../../components/error-summary.tsx'
import { Checkboxes, Select } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { decisionWords as words } from '../../../words/decisions.ts'
import type { Message } from '../../../words/words.ts'
import { languageOptions, staffOptions } from './choices.ts'
import type { PartProps, StaffPartProps } from './decision-form.tsx'

type TellsProps = StaffPartProps & {
  /** By when, and whose it is when nobody is named. */
  hint?: Message<''>
}

/** Who tells the household, in which language. */
export function TellsPart({ data, faults, form, hint = words.tellsHint }: TellsProps) {
  const page = usePage()
  const { t } = page
  const { languages } = data.file.facts
  return (
    <>
      <Select
        id="tellsPerson"
        label={t(words.tells)}
        hint={t(hint)}
        empty="–"
        value={form.get('tellsPerson')}
        error={faultOf(faults, 'tellsPerson')}
        options={staffOptions(data.staff)}
      />
      <Select
        id="tellsLanguage"
        label={t(words.tellsLanguage)}
        value={form.get('tellsLanguage') ?? languages[0]}
        error={faultOf(faults, 'tellsLanguage')}
        options={languageOptions(languages, page)}
      />
    </>
  )
}

/** U0 and U1 need not wait for the table: the coordinator and one member of the public social service decide. */
export function BetweenPart({ data, faults, form }: PartProps) {
  const { t } = usePage()
  const { decider } = data
  const onlyBetween = decider?.betweenMeetings && !decider.atTheTable
  return (
    <>
      <Checkboxes
        id="between"
        label={t(words.between)}
        hint={t(words.betweenHint)}
        error={faultOf(faults, 'between-yes')}
        values={form.has('kind') || !onlyBetween ? form.getAll('between') : ['yes']}
        options={[{ value: 'yes', label: t(words.between) }]}
      />
      <div class="desk-when" data-between>
        <Select
          id="second"
          label={t(words.second)}
          empty="–"
          value={form.get('second')}
          error={faultOf(faults, 'second')}
          options={staffOptions(data.staff)}
        />
      </div>
    </>
  )
}
