import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import type { OpenDatabase } from './database/open-database.js';
import { CLOCK, type Clock } from './kernel/clock.js';
import { MEASURES, unmeasured } from './kernel/measures.js';
import type { KeptMeasures } from './tracing/traced-measures.js';
import { PipelineModule } from './pipeline/pipeline.module.js';

/** What is made before Nest starts. */
export interface World {
  readonly settings: Settings;
  readonly database: OpenDatabase;
  readonly clock: Clock;
}

@Global()
@Module({})
class PortsModule {
  static for(clock: Clock, measures: readonly Provider[]): DynamicModule {
    const providers = [{ provide: CLOCK, useValue: clock }, ...measures];
    return { module: PortsModule, providers, exports: providers };
  }
}

/** The stages, in the order in which the data passes through them, and what they share. */
@Module({})
export class AppModule {
  /** The service: schedule, API and dashboard, which are loaded only here: commands start without them. */
  static async service(world: World): Promise<DynamicModule> {
    const { ApiModule } = await import('./api/api.module.js');
    const { PrometheusMeasures } = await import('./api/prometheus-measures.js');
    const { withTracing } = await import('./tracing/open-tracing.js');
    const told = {
      provide: MEASURES,
      inject: [PrometheusMeasures],
      useFactory: (kept: KeptMeasures) => withTracing(kept, world.settings, world.clock),
    };
    const measures = [PrometheusMeasures, told];
    const imports = [...shared(world, measures), await PipelineModule.onSchedule(), ApiModule];
    return { module: AppModule, imports };
  }

  /** The same services for a command, without schedule and HTTP. */
  static command(world: World): DynamicModule {
    const measures = [{ provide: MEASURES, useValue: unmeasured }];
    return { module: AppModule, imports: [...shared(world, measures), PipelineModule.onDemand()] };
  }
}

function shared({ settings, database, clock }: World, measures: readonly Provider[]): DynamicModule[] {
  return [ConfigModule.for(settings), DatabaseModule.for(database), PortsModule.for(clock, measures)];
}
