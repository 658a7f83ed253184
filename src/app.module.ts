import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import type { OpenDatabase } from './database/open-database.js';
import { CLOCK, type Clock } from './kernel/clock.js';
import { PipelineModule } from './pipeline/pipeline.module.js';

/** What is made before Nest starts. */
export interface World {
  readonly settings: Settings;
  readonly database: OpenDatabase;
  readonly clock: Clock;
}

@Global()
@Module({})
class ClockModule {
  static for(clock: Clock): DynamicModule {
    return { module: ClockModule, providers: [{ provide: CLOCK, useValue: clock }], exports: [CLOCK] };
  }
}

/** The stages, in the order in which the data passes through them, and what they share. */
@Module({})
export class AppModule {
  /** The service: schedule, API and dashboard, which are loaded only here: commands start without them. */
  static async service(world: World): Promise<DynamicModule> {
    const { ApiModule } = await import('./api/api.module.js');
    return { module: AppModule, imports: [...shared(world), await PipelineModule.onSchedule(), ApiModule] };
  }

  /** The same services for a command, without schedule and HTTP. */
  static command(world: World): DynamicModule {
    return { module: AppModule, imports: [...shared(world), PipelineModule.onDemand()] };
  }
}

function shared({ settings, database, clock }: World): DynamicModule[] {
  return [ConfigModule.for(settings), DatabaseModule.for(database), ClockModule.for(clock)];
}
