import { artefact } from '../artefact.ts';

export const GET = (event) => artefact('module', event);
