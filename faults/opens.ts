import { open } from '../src/lib/server/store/open.ts';

/* Says that it is there, and brings a database up to date. */

console.log('ready');
const { close } = await open(process.argv[2] ?? '');
await close();
