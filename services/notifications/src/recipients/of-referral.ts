import type { EventContract } from '@intarsi/contracts'
import { type Handler, on, type Subscription } from '@intarsi/messaging'
import type { NotificationsSchema } from '../schema.ts'

/** A handler of facts about a referral that writes about that referral, and else only gathers whom to tell. */
export function ofReferral<Contract extends EventContract>(
  contract: Contract,
  handle: Handler<NotificationsSchema, Contract>,
): Subscription<NotificationsSchema> {
  return on<NotificationsSchema, Contract>(contract, handle, { rootOnly: true })
}
