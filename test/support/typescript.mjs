// Lets a plain `node --import` run the project's TypeScript, so that tests can start and kill processes of their own.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
