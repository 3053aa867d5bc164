import { existsSync, readFileSync } from 'node:fs';
import {
	type DefinitionNode,
	getNamedType,
	GraphQLSchema,
	type InputValueDefinitionNode,
	isEnumType,
	isInputObjectType,
	Kind,
	parse,
	print,
	type TypeNode,
	validateSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema, printedSchema } from '../../src/schema/schema.ts';

const snapshot = new URL('../../src/schema/schema.graphql', import.meta.url);
const contract = new URL('../../../shared/design/schema.graphql', import.meta.url);

describe('the schema', () => {
	it('is the one in schema.graphql; if not, run "npm run schema:update" and look at what changed', () => {
		expect(readFileSync(snapshot, 'utf8')).toBe(printedSchema());
	});

	it('is valid, which no start looks at again', () => {
		expect(validateSchema(createSchema())).toEqual([]);
		expect(validateSchema(new GraphQLSchema({ ...createSchema().toConfig(), assumeValid: false }))).toEqual([]);
		// A schema that is not says so: the check above could fail.
		expect(validateSchema(new GraphQLSchema({}))).not.toEqual([]);
	});

	it('describes every type, field, argument and value', () => {
		const missing: string[] = [];
		const expectWords = (name: string, description: string | null | undefined) => {
			if (!description || description.length < 4 || !description.endsWith('.')) missing.push(name);
		};
		for (const [name, type] of Object.entries(createSchema().getTypeMap())) {
			if (name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name)) continue;
			expectWords(name, type.description);
			if (isEnumType(type)) for (const value of type.getValues()) expectWords(`${name}.${value.name}`, value.description);
			if (!('getFields' in type)) continue;
			for (const field of Object.values(type.getFields())) {
				expectWords(`${name}.${field.name}`, field.description);
				if ('args' in field)
					for (const argument of field.args) expectWords(`${name}.${field.name}(${argument.name})`, argument.description);
			}
		}
		expect(missing).toEqual([]);
	});

	it('has every list non-null, of non-null members but where a place can be empty', () => {
		const nullable: string[] = [];
		for (const type of Object.values(createSchema().getTypeMap())) {
			if (type.name.startsWith('__') || !('getFields' in type) || isInputObjectType(type)) continue;
			for (const field of Object.values(type.getFields())) {
				const text = String(field.type);
				if (text.includes('[') && text !== `[${getNamedType(field.type)}!]!`) nullable.push(`${type.name}.${field.name}: ${text}`);
			}
		}
		expect(nullable).toEqual(['Query.nodes: [Node]!']);
	});

	it.skipIf(!existsSync(contract))('holds everything that the contract names, with the same types and defaults', () => {
		const differences = parse(readFileSync(contract, 'utf8')).definitions.flatMap(compareDefinition);
		expect(differences).toEqual([]);
	});
});

function compareDefinition(definition: DefinitionNode): string[] {
	if (!('name' in definition) || !definition.name) return [];
	const name = definition.name.value;
	const type = createSchema().getType(name);
	if (!type) return [`${name} is missing`];
	const differences: string[] = [];
	const compare = (place: string, found: unknown, wanted: string) => {
		if (String(found) !== wanted) differences.push(`${place} is ${found}, not ${wanted}`);
	};
	if ('interfaces' in definition && 'getInterfaces' in type) {
		const found = type.getInterfaces().map((one) => one.name);
		for (const wanted of definition.interfaces ?? [])
			if (!found.includes(wanted.name.value)) differences.push(`${name} is no ${wanted.name.value}`);
	}
	if (definition.kind === Kind.ENUM_TYPE_DEFINITION && isEnumType(type)) {
		for (const value of definition.values ?? [])
			if (!type.getValue(value.name.value)) differences.push(`${name}.${value.name.value} is missing`);
	}
	if (!('fields' in definition) || !('getFields' in type)) return differences;
	for (const wanted of definition.fields ?? []) {
		const place = `${name}.${wanted.name.value}`;
		const field = type.getFields()[wanted.name.value];
		compare(place, field?.type, typeText(wanted.type));
		if (field && wanted.kind === Kind.INPUT_VALUE_DEFINITION)
			compare(`${place} by default`, 'defaultValue' in field ? field.defaultValue : undefined, defaultText(wanted));
		if (!field || wanted.kind !== Kind.FIELD_DEFINITION || !('args' in field)) continue;
		for (const argument of wanted.arguments ?? []) {
			const found = field.args.find((one) => one.name === argument.name.value);
			compare(`${place}(${argument.name.value})`, found?.type, typeText(argument.type));
			compare(`${place}(${argument.name.value}) by default`, found && valueText(found.defaultValue), defaultText(argument));
		}
	}
	return differences;
}

function typeText(type: TypeNode): string {
	return print(type);
}

function defaultText({ defaultValue }: InputValueDefinitionNode): string {
	return defaultValue ? print(defaultValue).replace(/["{} ]/g, '') : 'undefined';
}

function valueText(value: unknown): string {
	return value === undefined ? 'undefined' : JSON.stringify(value).replace(/["{} ]/g, '');
}
