import type { Field, FieldValue } from './field.ts';
import { guideFields, itemFields, labellingFields, moduleFields, sourceFields } from './tables.ts';

type Schema = { readonly [name: string]: unknown };

/** An editor reads `2031` as a number; here every word stays the word written. */
const text: Schema = { type: ['string', 'number'] };
const sentence = '^[a-z0-9-]+/[0-9]+$';

function ofValue(value: FieldValue): Schema {
	switch (value.form) {
		case 'text':
			return text;
		case 'number':
			return { type: 'number', minimum: value.from, maximum: value.to };
		case 'flag':
			return { type: 'boolean' };
		case 'choice':
			return { enum: value.of };
		case 'list':
			return { type: 'array', items: value.of ? { enum: value.of } : text };
		case 'texts':
			return { type: 'object', minProperties: 1, additionalProperties: text };
		case 'records':
			return { type: 'array', minItems: 1, items: ofFields(value.of) };
		case 'lists':
			return {
				type: 'object',
				propertyNames: { pattern: sentence },
				additionalProperties: { type: 'array', items: text }
			};
	}
}

function ofFields(fields: readonly Field[], more: Schema = {}): Schema {
	return {
		type: 'object',
		additionalProperties: false,
		required: fields.filter((field) => field.required).map((field) => field.name),
		properties: Object.fromEntries(
			fields.map(({ name, value, about }) => [name, { description: about, ...ofValue(value) }])
		),
		...more
	};
}

const head = (title: string): Schema => ({
	$schema: 'http://json-schema.org/draft-07/schema#',
	title
});

/** File name → JSON Schema (draft 7, which YAML editors read), made from the checker's own tables. */
export function schemas(): Readonly<Record<string, Schema>> {
	const reasons = { patternProperties: { '^not .+': { description: 'Why not', ...text } } };
	const kinds = Object.entries(itemFields);
	return {
		'module.json': { ...head('module.yaml'), ...ofFields(moduleFields) },
		'source.json': { ...head('Front matter of a source'), ...ofFields(sourceFields) },
		'items.json': {
			...head('items.yaml'),
			type: 'array',
			items: {
				type: 'object',
				oneOf: kinds.map(([kind]) => ({ required: [kind] })),
				allOf: kinds.map(([kind, fields]) => ({
					if: { required: [kind] },
					then: ofFields(fields, reasons)
				}))
			}
		},
		'guide.json': { ...head('guide.yaml'), ...ofFields(guideFields) },
		'labelling.json': { ...head('labellings/*.yaml'), ...ofFields(labellingFields) }
	};
}
