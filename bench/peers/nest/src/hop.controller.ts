import { Body, Controller, Post } from '@nestjs/common'
import { EventPattern, Payload } from '@nestjs/microservices'
import { HopService, type Message } from './hop.service.js'
import { stage } from './stage.js'

@Controller()
export class HopController {
  constructor(private readonly hops: HopService) {}

  @Post()
  async create(@Body() message: Message): Promise<string> {
    await this.hops.create(message)
    return message.id
  }

  @EventPattern(stage.from ?? 'nothing')
  async handle(@Payload() message: object): Promise<void> {
    await this.hops.handle(message as Message)
  }
}
