import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ArticlesService } from './articles.service.js';
import { articleReader } from './adapters/article-queries.js';
import { ARTICLE_READER } from './domain/article-reader.js';

@Module({
  providers: [{ provide: ARTICLE_READER, useFactory: articleReader, inject: [DataSource] }, ArticlesService],
  exports: [ArticlesService],
})
export class ArticlesModule {}
