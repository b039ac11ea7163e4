import { gateReasons } from '@intarsi/territories'
import { Csrf } from '../../../components/csrf.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Radios, Select, TextArea } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { decisionWords } from '../../../words/decisions.ts'
import { groundWords, reasonWords } from '../../../words/reasons.ts'
import { territoryWords as words } from '../../../words/territory.ts'
import { TellsPart } from '../../cases/decision/around-parts.tsx'
import { DestinationFields } from '../../cases/decision/away-part.tsx'
import type { ExclusionProps } from './exclusion-view.tsx'

/** Both ways out of a proposal; what each needs shows when it is chosen (style sheet). */
export function ExclusionForm({ data, faults, form }: ExclusionProps) {
  const { t } = usePage()
  const part = { data, faults, form }
  return (
    <form class="desk-form desk-exclusion" method="post" novalidate>
      <input type="hidden" name="version" value={data.file.version} />
      <Csrf />
      <Radios
        id="choice"
        label={t(words.whatToDo)}
        value={form.get('choice')}
        error={faultOf(faults, 'choice')}
        options={[
          { value: 'override', label: t(words.override), hint: t(words.overrideHint) },
          { value: 'confirm', label: t(words.confirm), hint: t(words.confirmHint) },
        ]}
      />
      <div class="desk-when" data-for="override">
        <TextArea
          id="overrideReason"
          label={t(words.overrideReason)}
          maxlength={1000}
          value={form.get('overrideReason')}
          error={faultOf(faults, 'overrideReason')}
        />
      </div>
      <div class="desk-when" data-for="confirm">
        <ReasonField {...part} />
        <DestinationFields {...part} />
        <TellsPart {...part} hint={words.tellsHint} />
        <TextArea
          id="note"
          label={t(decisionWords.note)}
          optional
          rows={3}
          maxlength={1000}
          value={form.get('note')}
        />
      </div>
      <button type="submit" class="btn btn-primary">
        {t(words.record)}
      </button>
    </form>
  )
}

type PartProps = Pick<ExclusionProps, 'data' | 'faults' | 'form'>

function ReasonField({ data, faults, form }: PartProps) {
  const { t } = usePage()
  const codes = [...new Set([...gateReasons, ...Object.keys(groundWords)])]
  return (
    <Select
      id="reason"
      label={t(decisionWords.ground)}
      empty="–"
      value={form.get('reason') ?? data.file.gate?.reason ?? null}
      error={faultOf(faults, 'reason')}
      options={codes.map((value) => ({ value, label: t(reasonWords(value)) }))}
    />
  )
}
