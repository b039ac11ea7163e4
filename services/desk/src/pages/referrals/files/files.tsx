import type { Attachment } from '../../../api/attachments.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Field } from '../../../components/field.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { attachmentWords as words } from '../../../words/attachments.ts'

/** The files of a referral or draft, and how to add one. `files` is null where they cannot be listed. */
export function Files({ files, action }: { files: readonly Attachment[] | null; action: string | null }) {
  const { t } = usePage()
  return (
    <section class="desk-no-print">
      <h2>{t(words.title)}</h2>
      {files ? <List files={files} /> : null}
      {action ? <Attach action={action} /> : null}
    </section>
  )
}

function List({ files }: { files: readonly Attachment[] }) {
  const { t, date } = usePage()
  if (files.length === 0) return <p>{t(words.none)}</p>
  return (
    <ul class="desk-tasks">
      {files.map(({ attachmentId, fileName, bytes, restricted, uploadedAt }) => (
        <li key={attachmentId}>
          <span>
            {fileName}
            <span class="desk-hint">
              {' '}
              {t(words.size, { kilobytes: Math.max(1, Math.round(bytes / 1000)) })} · {date(uploadedAt)}
            </span>
          </span>
          {restricted ? <Tag kind="waiting">{t(words.restrictedTag)}</Tag> : null}
        </li>
      ))}
    </ul>
  )
}

function Attach({ action }: { action: string }) {
  const { t } = usePage()
  return (
    <form class="desk-form" method="post" action={action} enctype="multipart/form-data">
      <Csrf />
      <Field id="file" label={t(words.file)} hint={t(words.fileHint)}>
        <input
          class="desk-input"
          type="file"
          id="file"
          name="file"
          accept="application/pdf,image/jpeg,image/png"
          aria-describedby="file-hint"
        />
      </Field>
      <div class="desk-choice">
        <input type="checkbox" id="restricted" name="restricted" value="yes" checked />
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
