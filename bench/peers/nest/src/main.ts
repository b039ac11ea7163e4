import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ClientsModule, type MicroserviceOptions, Transport } from '@nestjs/microservices'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { ScheduleModule } from '@nestjs/schedule'
import { TypeOrmModule } from '@nestjs/typeorm'
import { Hop, OutboxMessage, ProcessedMessage } from './entities.js'
import { HopController } from './hop.controller.js'
import { HopService } from './hop.service.js'
import { OutboxPublisher } from './outbox.publisher.js'
import { stage } from './stage.js'

const client = { clientId: stage.group, brokers: [stage.broker] }
const producer = { idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false }

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: stage.databaseUrl,
      entities: [Hop, OutboxMessage, ProcessedMessage],
      synchronize: true,
      poolSize: 10,
    }),
    ScheduleModule.forRoot(),
    ClientsModule.register([
      { name: 'KAFKA', transport: Transport.KAFKA, options: { client, producer, producerOnlyMode: true } },
    ]),
  ],
  controllers: [HopController],
  providers: [HopService, OutboxPublisher],
})
class AppModule {}

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
  logger: ['error'],
})
app.enableShutdownHooks()
if (stage.from) {
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.KAFKA,
    options: {
      client,
      consumer: { groupId: stage.group, allowAutoTopicCreation: false },
      subscribe: { fromBeginning: true },
      // Its default works on one partition at a time.
      run: { partitionsConsumedConcurrently: 24 },
    },
  })
  await app.startAllMicroservices()
}
await app.listen(0, '127.0.0.1')
console.log(`ready ${new URL(await app.getUrl()).port}`)
