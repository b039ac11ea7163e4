import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** One file of a form. */
export type Upload = { fileName: string; content: Buffer }

declare module 'fastify' {
  interface FastifyRequest {
    /** The file of a form that carries one; null when none was chosen. */
    upload: Upload | null
  }
}

/** Files are attachments of at most 10 MB (scheda, row 36). */
const MAX_FILE_BYTES = 10 * 1024 * 1024

/** Takes forms with a file: its fields are read like those of any other form. Nobody's file is read before sign-in. */
export async function acceptUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 20, fieldSize: 16 * 1024 },
    throwFileSizeLimit: true,
  })
  app.decorateRequest('upload', null)
  app.addHook('preValidation', async (request) => {
    if (request.isMultipart() && request.session.signedIn) await readParts(request)
  })
}

async function readParts(request: FastifyRequest): Promise<void> {
  const fields = new URLSearchParams()
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.append(part.fieldname, String(part.value))
    else {
      const content = await part.toBuffer()
      if (content.length > 0) request.upload = { fileName: part.filename, content }
    }
  }
  request.body = fields
}
