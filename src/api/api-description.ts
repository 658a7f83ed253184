import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { apiPage } from './api-page.js';
import { completed } from './complete-description.js';
import { refuseOtherMethods } from './http/allowed-methods.js';
import { API_PAGE_STYLE } from './api-page-style.js';

/** Describes the API as OpenAPI 3.1 at /api/openapi.json, with a readable page at /api/docs. */
export function serveApiDescription(app: NestExpressApplication): void {
  let description: OpenAPIObject | null = null;
  const described = (): OpenAPIObject => (description ??= describe(app));
  const router = Router();
  router.use(refuseOtherMethods(() => described().paths));
  router.get('/api/openapi.json', (_request: Request, response: Response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.json(described());
  });
  router.get('/api/docs', (_request: Request, response: Response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(apiPage(described()));
  });
  router.get('/api/docs.css', (_request: Request, response: Response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('css').send(API_PAGE_STYLE);
  });
  app.use(router);
}

function describe(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Relations tracker')
    .setDescription('How Pakistan–Russia relations develop: developments, index, promises, figures, feeds.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The admin token; only changes need it.' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: jsonSchema(schema, schemaType) } : undefined,
  });
  return completed(document);
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
