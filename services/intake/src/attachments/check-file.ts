import { fileTypeFromBuffer } from 'file-type'

export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

export type FileCheck =
  | { ok: true; content: Buffer; mediaType: MediaType }
  | { ok: false; code: 'empty-file' | 'file-too-large' | 'not-base64' | 'unsupported-file'; detail: string }

/** What a file is, by its first bytes and never by its name. */
export async function checkFile(base64: string): Promise<FileCheck> {
  const content = Buffer.from(base64, 'base64')
  // Node skips what is no base64: a text that does not come back whole was none.
  if (content.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, '')) {
    return { ok: false, code: 'not-base64', detail: 'The content must be base64, without line breaks.' }
  }
  if (content.length === 0) return { ok: false, code: 'empty-file', detail: 'The file is empty.' }
  if (content.length > MAX_FILE_BYTES) {
    return { ok: false, code: 'file-too-large', detail: `A file may have ${MAX_FILE_BYTES} bytes at most.` }
  }
  const found = await fileTypeFromBuffer(content)
  const mediaType = MEDIA_TYPES.find((type) => type === found?.mime)
  return mediaType
    ? { ok: true, content, mediaType }
    : { ok: false, code: 'unsupported-file', detail: 'Only PDF, JPEG and PNG files are taken.' }
}
