import { backup } from '../src/lib/server/store/backup.ts';
import { inWords, named } from './copies.ts';
import { main } from './main.js';

/** `npm run backup -- FILE`: a copy of everything, taken while the server runs. */
await main(async () => {
	const { place, file } = named('backup');
	if (place.engine === 'postgres') {
		console.log(`PostgreSQL has its own tool for this, which may be used while Grounds runs:

  pg_dump --format=custom --file='${file}' "$DATABASE_URL"`);
		return 1;
	}
	const size = await inWords(() => backup(place.path, file));
	console.log(`${file}: ${(size / 1e6).toFixed(1)} MB, checked. Keep it on another computer.`);
	return 0;
});
