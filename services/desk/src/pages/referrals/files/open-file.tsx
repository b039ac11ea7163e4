import type { Attachment } from '../../../api/attachments.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { schedaWords as words } from '../../../words/scheda.ts'

/** Where files may be opened, and what was written when one was refused. */
export type Opening = { referralId: string; form: URLSearchParams; faults: readonly FormFault[] }

type OpenFileProps = { file: Attachment; opening: Opening }

/** A button that opens a file; a restricted one asks why. */
export function OpenFile({ file, opening: { referralId, form, faults } }: OpenFileProps) {
  const { t } = usePage()
  const { attachmentId, fileName, restricted } = file
  const reason = reasonId(attachmentId)
  return (
    <form method="post" action={`/cases/${referralId}/scheda/files/${attachmentId}`} novalidate>
      <Csrf />
      {restricted ? (
        <TextField
          id={reason}
          label={t(words.fileReason, { file: fileName })}
          hint={t(words.reasonHint)}
          maxlength={300}
          value={form.get(reason)}
          error={faultOf(faults, reason)}
        />
      ) : null}
      <button type="submit" class="btn btn-outline-primary btn-sm">
        {t(words.openFile)} <span class="visually-hidden">{fileName}</span>
      </button>
    </form>
  )
}

/** The field that says why a file is opened. */
export const reasonId = (attachmentId: string) => `reason-${attachmentId}`
