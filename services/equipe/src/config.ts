import * as z from 'zod'

export const equipeConfig = z.object({
  INTARSI_DIRECTORY_FILE: z
    .string()
    .optional()
    .describe(
      'A directory file to bring in at start: bodies, sportelli, people. Reading it again changes nothing.',
    ),
})

export type EquipeConfig = z.infer<typeof equipeConfig>
