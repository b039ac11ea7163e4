import * as z from 'zod'

/** Source text of a CEL condition over the decision view; its types are checked when the file is loaded. */
export const condition = z.string().min(1).max(500).brand<'condition'>()
export type Condition = z.infer<typeof condition>
