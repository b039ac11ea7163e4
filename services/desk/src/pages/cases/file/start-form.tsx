import { faultOf } from '../../../components/error-summary.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { fileWords as words } from '../../../words/case-file.ts'
import { OverlapsField } from '../decision/overlaps-field.tsx'
import type { FileProps } from './file-view.tsx'
import { StepForm } from './step-form.tsx'

/** A place became free for a household that waits: the first in line, or another with a reason. */
export function StartForm(props: FileProps) {
  const { t } = usePage()
  const { data, form, faults } = props
  return (
    <StepForm {...props} of="presa-in-carico" title={t(words.start)} button={t(words.start)}>
      <p class="desk-text">
        {t(words.startHint)} <a href={`/territory/${data.file.territory}/waiting`}>{t(words.waitingList)}</a>
      </p>
      <TextArea
        id="startReason"
        label={t(words.startReason)}
        optional
        rows={2}
        maxlength={1000}
        value={form.get('startReason')}
        error={faultOf(faults, 'startReason')}
      />
      <OverlapsField data={data} form={form} faults={faults} />
    </StepForm>
  )
}
