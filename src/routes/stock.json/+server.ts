import { json } from '@sveltejs/kit';
import { stockOf } from '#lib/server/stock.ts';
import { shelf } from '../shelf.ts';

export const GET = async ({ locals }) => json(stockOf(await shelf(locals)));
