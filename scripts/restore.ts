import { restore } from '../src/lib/server/store/restore.ts';
import { inWords, named } from './copies.ts';
import { main } from './main.js';

/** `npm run restore -- FILE`: puts a backup in the place of the database. */
await main(async () => {
	const { place, file } = named('restore');
	if (place.engine === 'postgres') {
		console.log(`PostgreSQL has its own tool for this. Stop Grounds first:

  pg_restore --clean --if-exists --single-transaction --no-owner --dbname="$DATABASE_URL" '${file}'`);
		return 1;
	}
	const old = await inWords(() => restore(file, place.path, new Date()));
	console.log(`${place.path} is now as in ${file}.`);
	if (old) console.log(`What was there before is kept: ${old}`);
	return 0;
});
