import * as fc from 'fast-check';
import { z } from 'zod';

/*
 * Messages from the contract's own schemas: whatever has a schema can be sent, valid, without
 * anybody writing an example. A kind of schema that is not known here is an error, so that a new
 * one is not passed over in silence.
 */

interface Check {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly pattern?: RegExp;
}

/** What zod keeps about a schema; only what is read here. */
interface Def {
  readonly type: string;
  readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
}

const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

const checksOf = (def: Def): readonly Check[] => [
  ...(def.format === undefined ? [] : [def as unknown as Check]),
  ...(def.checks ?? []).map(({ _zod: { def: own } }) => own),
];

const fits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

/** Longest text and list that are made on purpose; longer ones are the mutations' business. */
const LONG = 60;
const MANY = 4;

/** A text for what the checks ask for; filtered by the schema afterwards. */
function texts(schema: z.ZodType, def: Def, known: readonly string[]): fc.Arbitrary<string> {
  const checks = checksOf(def);
  const min = Math.max(0, ...checks.map(({ minimum }) => minimum ?? 0));
  const max = Math.min(
    Math.max(min, LONG),
    ...checks.flatMap(({ maximum }) => (maximum === undefined ? [] : [maximum])),
  );
  const length = { minLength: Math.min(min, max), maxLength: max };
  const format = checks.find((each) => each.check === 'string_format');
  const mine = known.filter((text) => fits(schema, text));
  const made: fc.Arbitrary<string>[] = [];
  if (format?.format === 'email') made.push(fc.emailAddress());
  else if (format?.format === 'url') made.push(fc.webUrl());
  else {
    if (format?.pattern !== undefined) {
      try {
        made.push(fc.stringMatching(format.pattern));
      } catch {
        // A pattern beyond fast-check: plain texts that happen to fit.
      }
    }
    made.push(fc.string(length), fc.string({ ...length, unit: 'grapheme' }));
    made.push(fc.stringMatching(/^[A-Za-z0-9_-]*$/).map((text) => text.padEnd(min, 'x')));
  }
  if (mine.length > 0) made.push(fc.constantFrom(...mine), fc.constantFrom(...mine));
  return fc.oneof(...made);
}

function numbers(def: Def): fc.Arbitrary<number> {
  const checks = checksOf(def);
  const isWhole = checks.some(({ format }) => format === 'safeint' || format === 'int32');
  let [min, max] = [-1e15, 1e15];
  for (const { check, value = 0, inclusive = true } of checks) {
    const step = inclusive ? 0 : isWhole ? 1 : 1e-6;
    if (check === 'greater_than') min = Math.max(min, value + step);
    if (check === 'less_than') max = Math.min(max, value - step);
  }
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  if (isWhole) return fc.oneof(whole, fc.constantFrom(Math.ceil(min), Math.floor(max)));
  return fc.oneof(fc.double({ min, max, noNaN: true, noDefaultInfinity: true }), whole);
}

const isOptional = (schema: z.ZodType): boolean =>
  ['optional', 'default'].includes(defOf(schema).type);

function objects(
  shape: Readonly<Record<string, z.ZodType>>,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  const names = Object.keys(shape);
  const fields = Object.fromEntries(
    names.map((name) => [name, messages(shape[name] as z.ZodType, known)]),
  );
  const requiredKeys = names.filter((name) => !isOptional(shape[name] as z.ZodType));
  return fc.record(fields, { requiredKeys });
}

/**
 * What a schema describes, before its refinements.
 * @param known texts that exist: ids of calls, people, teams
 */
export function messages(schema: z.ZodType, known: readonly string[] = []): fc.Arbitrary<unknown> {
  const def = defOf(schema);
  const of = (inner: z.ZodType | undefined): fc.Arbitrary<unknown> =>
    messages(inner as z.ZodType, known);
  switch (def.type) {
    case 'string':
      return texts(schema, def, known);
    case 'number':
      return numbers(def);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'undefined':
    case 'void':
    case 'never':
      return fc.constant(undefined);
    case 'null':
      return fc.constant(null);
    case 'unknown':
    case 'any':
    case 'custom':
    case 'transform':
      return fc.jsonValue({ maxDepth: 2 });
    case 'nullable':
      return fc.oneof(of(def.innerType), of(def.innerType), fc.constant(null));
    case 'optional':
    case 'default':
    case 'readonly':
      return of(def.innerType);
    case 'array': {
      const checks = checksOf(def);
      const min = Math.max(0, ...checks.map(({ minimum }) => minimum ?? 0));
      const most = checks.flatMap(({ maximum }) => (maximum === undefined ? [] : [maximum]));
      const maxLength = Math.max(min, Math.min(MANY, ...most));
      return fc.array(of(def.element), { minLength: min, maxLength });
    }
    case 'tuple':
      return fc.tuple(...(def.items ?? []).map(of));
    case 'union':
      return fc.oneof(...(def.options ?? []).map(of));
    case 'record':
      return fc.dictionary(of(def.keyType) as fc.Arbitrary<string>, of(def.valueType), {
        maxKeys: MANY,
      });
    case 'object':
      return objects(def.shape ?? {}, known);
    case 'pipe':
      // A preprocessed schema says what it takes by what it gives.
      return defOf(def.in as z.ZodType).type === 'transform' ? of(def.out) : of(def.in);
    default:
      throw new Error(`No messages can be made for a schema of the kind "${def.type}".`);
  }
}

/**
 * Messages that the schema takes.
 * @throws Error where not one could be made: then there is nothing to send
 */
export function validOnes(
  schema: z.ZodType,
  count: number,
  seed: number,
  known: readonly string[] = [],
): readonly unknown[] {
  const made = messages(schema, known);
  const found: unknown[] = [];
  for (let round = 0; round < 20 && found.length < count; round += 1) {
    for (const value of fc.sample(made, { seed: seed + round, numRuns: count })) {
      if (found.length < count && fits(schema, value)) found.push(value);
    }
  }
  if (found.length === 0) {
    throw new Error(`No valid message was found for ${JSON.stringify(z.toJSONSchema(schema))}.`);
  }
  return found;
}
