import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { DeskDeps } from './desk-deps.ts'
import { signInAgain } from './interrupted.ts'
import { isIdle } from './open-requests.ts'

/** One file of a form. */
export type Upload = { fileName: string; content: Buffer }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes a form with a file: the page with that form, in which `:name` is the route's own. */
    fileFrom?: string
  }
  interface FastifyRequest {
    /** The file of a form that carries one; null when none was chosen. */
    upload: Upload | 'too-large' | null
  }
}

/** Files are attachments of at most 10 MB (scheda, row 36). */
const MAX_FILE_BYTES = 10 * 1024 * 1024

/**
 * Takes forms with a file where a route says so: its fields are read like those of any other form. Nobody's file is read
 * before sign-in, nor after the session has ended.
 */
export async function acceptUploads(app: FastifyInstance, { idleMs }: DeskDeps): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 20, fieldSize: 16 * 1024 },
    // What stands behind the file in the form is still read, and the form shown again with it.
    throwFileSizeLimit: false,
  })
  app.decorateRequest('upload', null)
  app.addHook('preValidation', async (request, reply) => {
    if (!request.isMultipart() || !request.routeOptions.config.fileFrom) return
    const { signedIn } = request.session
    if (!signedIn || isIdle(signedIn, idleMs)) return signInAgain(request, reply)
    await readParts(request)
  })
}

async function readParts(request: FastifyRequest): Promise<void> {
  const fields = new URLSearchParams()
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.append(part.fieldname, String(part.value))
    else {
      const content = await part.toBuffer()
      if (part.file.truncated) request.upload = 'too-large'
      else if (content.length > 0) request.upload = { fileName: part.filename, content }
    }
  }
  request.body = fields
}
