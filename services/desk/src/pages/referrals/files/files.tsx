import type { Attachment } from '../../../api/attachments.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { describedBy, Field } from '../../../components/field.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { attachmentWords as words } from '../../../words/attachments.ts'
import { OpenFile, type Opening } from './open-file.tsx'

/** Where a file is added; what was sent with one that was refused, and why. */
export type Attaching = { action: string; form: URLSearchParams; faults: readonly FormFault[] }

type FilesProps = {
  files: readonly Attachment[]
  /** Null where none is added. */
  attaching: Attaching | null
  opening?: Opening | null
}

/** The files of a referral or draft, how to open them where one may, and how to add one. */
export function Files({ files, attaching, opening = null }: FilesProps) {
  const { t } = usePage()
  return (
    <section class="desk-no-print">
      <h2>{t(words.title)}</h2>
      <List files={files} opening={opening} />
      {attaching ? <Attach {...attaching} /> : null}
    </section>
  )
}

function List({ files, opening }: Required<Pick<FilesProps, 'files' | 'opening'>>) {
  const { t, date } = usePage()
  if (files.length === 0) return <p>{t(words.none)}</p>
  return (
    <ul class="desk-tasks">
      {files.map((file) => (
        <li key={file.attachmentId}>
          <span>
            {file.fileName}
            <span class="desk-hint">
              {' '}
              {t(words.size, { kilobytes: Math.max(1, Math.round(file.bytes / 1000)) })} ·{' '}
              {date(file.uploadedAt)}
            </span>
          </span>
          {file.restricted ? <Tag kind="waiting">{t(words.restrictedTag)}</Tag> : null}
          {opening ? <OpenFile file={file} opening={opening} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Attach({ action, form, faults }: Attaching) {
  const { t } = usePage()
  const error = faultOf(faults, 'file')
  const restricted = error === undefined || form.get('restricted') === 'yes'
  const field = { id: 'file', label: t(words.file), hint: t(words.fileHint), error }
  return (
    <form class="desk-form" method="post" action={action} enctype="multipart/form-data" novalidate>
      <Csrf />
      <Field {...field}>
        <input
          class="desk-input"
          type="file"
          id="file"
          name="file"
          accept="application/pdf,image/jpeg,image/png"
          aria-describedby={describedBy(field)}
          aria-invalid={error ? 'true' : undefined}
        />
      </Field>
      <div class="desk-choice">
        <input type="checkbox" id="restricted" name="restricted" value="yes" checked={restricted} />
        <label for="restricted">{t(words.restricted)}</label>
      </div>
      <div class="desk-actions">
        <button type="submit" class="btn btn-outline-primary">
          {t(words.attach)}
        </button>
      </div>
    </form>
  )
}
