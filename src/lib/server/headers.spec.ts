import { expect, it } from 'vitest';
import { securityHeaders } from './headers.ts';

it('pins TLS only where the public address has it', () => {
	const name = 'strict-transport-security';
	expect(securityHeaders('https://grounds.example')[name]).toMatch(/^max-age=\d{8}/);
	expect(securityHeaders('http://localhost:3000')).not.toHaveProperty(name);
});
