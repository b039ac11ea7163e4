import type { ComponentChildren } from 'preact'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import type { FileStep } from './file-steps.ts'
import type { FileProps } from './file-view.tsx'

type FormProps = FileProps & { of: FileStep; title: string; button: string; children: ComponentChildren }

export function StepForm({ data: { file }, step, of, title, button, children }: FormProps) {
  return (
    <Disclosure title={title} open={step === of}>
      <form
        class="desk-form"
        id={`step-${of}`}
        method="post"
        action={`/cases/${file.referralId}/file/${of}`}
        novalidate
      >
        <Csrf />
        <input type="hidden" name="version" value={file.version} />
        {children}
        <button type="submit" class="btn btn-primary">
          {button}
        </button>
      </form>
    </Disclosure>
  )
}
