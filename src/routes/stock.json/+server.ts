import { json } from '@sveltejs/kit';
import { list } from '#lib/server/modules.ts';
import { stockOf } from '#lib/server/stock.ts';

export const GET = () => json(stockOf(list()));
