import { SCHEDA } from '@intarsi/contracts'
import { faultOf } from '../../../components/error-summary.tsx'
import { Checkboxes, Select, TextField } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { fieldWords } from '../../../words/codes.ts'
import { decisionWords as words } from '../../../words/decisions.ts'
import { duplicateWords } from '../../../words/duplicates.ts'
import { stateWords } from '../../../words/states.ts'
import { mayJoin } from '../case-rights.ts'
import { staffOptions } from './choices.ts'
import type { PartProps } from './decision-form.tsx'
import { OverlapsField } from './overlaps-field.tsx'
import { ownCaseOf } from './own-case.ts'

/** Of a household with its own case the case manager is there already. */
export function AdmitPart({ data, faults, form }: PartProps) {
  const { t } = usePage()
  if (ownCaseOf(data.file)) return <OverlapsField data={data} form={form} faults={faults} />
  return (
    <>
      <Select
        id="manager"
        label={t(words.managerProposed)}
        empty={t(words.managerKeep)}
        value={form.get('manager')}
        options={staffOptions(data.staff)}
      />
      <TextField
        id="managerReason"
        label={t(words.managerReason)}
        optional
        maxlength={200}
        value={form.get('managerReason')}
        error={faultOf(faults, 'managerReason')}
      />
      <OverlapsField data={data} form={form} faults={faults} />
    </>
  )
}

/** What is missing first, then every other field that a table may want to know. */
export function AskPart({ data, faults, form }: PartProps) {
  const { t } = usePage()
  const missing = data.file.fieldsMissing
  const others = SCHEDA.filter(({ code, need }) => need === 'T' && !missing.includes(code)).map(
    ({ code }) => code,
  )
  return (
    <Checkboxes
      id="fields"
      label={t(words.fields)}
      error={faultOf(faults, 'fields')}
      values={form.getAll('fields')}
      options={[...missing, ...others].map((value) => ({ value, label: t(fieldWords(value)) }))}
    />
  )
}

export function DeferPart({ faults, form }: PartProps) {
  const { t } = usePage()
  return (
    <>
      <TextField
        id="deferReason"
        label={t(words.deferReason)}
        hint={t(words.deferReasonHint)}
        optional
        maxlength={1000}
        value={form.get('deferReason')}
        error={faultOf(faults, 'deferReason')}
      />
      <TextField
        id="until"
        type="date"
        label={t(words.until)}
        optional
        value={form.get('until')}
        error={faultOf(faults, 'until')}
      />
    </>
  )
}

export function JoinPart({ data, faults, form }: PartProps) {
  const { t, person } = usePage()
  const others = data.file.otherReferrals
  return (
    <>
      {others.length === 0 ? (
        <Notice>
          <p>{t(words.joinNothing)}</p>
          {person && mayJoin(person, data.file) ? (
            <p>
              <a href={`/cases/${data.file.referralId}/duplicates`}>{t(duplicateWords.title)}</a>
            </p>
          ) : null}
        </Notice>
      ) : null}
      <Select
        id="into"
        label={t(words.joinInto)}
        empty={t(words.joinOpenCase)}
        value={form.get('into')}
        error={faultOf(faults, 'into')}
        options={others.map(({ referralId, referralNumber, state }) => ({
          value: referralId,
          label: `${referralNumber} · ${t(stateWords[state as keyof typeof stateWords])}`,
        }))}
      />
    </>
  )
}
