import { openDatabase } from '../src/database/open-database.js';
import { testSettings } from './support/stage-services.js';
const d = await openDatabase(testSettings({ DATA_DIR: process.argv[2]! }));
for (const q of process.argv.slice(3)) console.log(JSON.stringify(await d.dataSource.query(q)));
await d.close();
