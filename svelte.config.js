import adapter from '@sveltejs/adapter-node';

const sources = process.env['GROUNDS_SOURCES'];

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// The public address and form guard are set up in hooks.server.ts.
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Kit's route announcer carries a style attribute.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// The same sources give the same files, byte for byte: scripts/build.js says which they are.
		// Without its word Kit names the build, once for browser and server.
		...(sources ? { version: { name: sources } } : {}),
		// Started by the page itself, after everything else (src/routes/Keep.svelte).
		serviceWorker: { register: false },
		inlineStyleThreshold: 0,
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../scripts/**/*.ts',
					'../scripts/**/*.js',
					'../bench/**/*.ts',
					'../faults/**/*.ts',
					'../*.config.ts',
					'../*.config.js'
				]
			})
		}
	}
};
