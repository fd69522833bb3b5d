import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The published standards that exports are checked against; they lie beside the repository and are never copied into it. */

const STANDARDS = process.env['NEWS_STANDARDS'] ?? join(import.meta.dirname, '../../../shared/standards');

export const readStandard = (path: string): unknown =>
  JSON.parse(readFileSync(join(STANDARDS, path), 'utf8'));

/** The IPTC's schema of one ninjs version, ready to validate: 1.6 is JSON Schema draft-07, 3.1 is 2020-12. */
export function ninjsSchema(version: '1.6' | '3.1'): ValidateFunction {
  const options = { strict: false, allErrors: true };
  const ajv = version === '1.6' ? new Ajv(options) : new Ajv2020(options);
  (addFormats as unknown as { default: (ajv: unknown) => void }).default(ajv);
  if (version === '3.1') ajv.addSchema(readStandard('ninjs/test_suite/GeoJSON-schema.json') as object);
  return ajv.compile(readStandard(`ninjs/ninjs-schema_${version}.json`) as object);
}

interface Term {
  readonly '@id': string;
  readonly '@type': string | readonly string[];
  readonly [key: string]: unknown;
}

const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(
    (one: { '@id': string }) => one['@id'],
  );

/** schema.org's own vocabulary: does a type exist, does a property belong on it, may that thing be its value? */
export class Vocabulary {
  readonly #terms: ReadonlyMap<string, Term>;

  constructor() {
    const { '@graph': graph } = readStandard('schema-org/schemaorg-current-https.jsonld') as {
      '@graph': readonly Term[];
    };
    this.#terms = new Map(graph.map((term) => [term['@id'], term]));
  }

  #supertypes(type: string): ReadonlySet<string> {
    const found = new Set<string>();
    const visit = (id: string) => {
      if (found.has(id)) return;
      found.add(id);
      idsIn(this.#terms.get(id)?.['rdfs:subClassOf']).forEach(visit);
    };
    visit(type);
    return found;
  }

  /** Everything wrong with a JSON-LD value, in words; empty if nothing is. */
  problems(value: unknown, path = '$'): string[] {
    if (Array.isArray(value)) return value.flatMap((one, i) => this.problems(one, `${path}[${i}]`));
    if (value === null || typeof value !== 'object') return [];
    const thing = value as Readonly<Record<string, unknown>>;
    const type = `schema:${String(thing['@type'])}`;
    if (this.#terms.get(type)?.['@type'] !== 'rdfs:Class') return [`${path}: no type ${type}`];
    const supertypes = this.#supertypes(type);
    return Object.entries(thing)
      .filter(([name]) => !name.startsWith('@'))
      .flatMap(([name, inner]) => {
        const property = this.#terms.get(`schema:${name}`);
        if (property?.['@type'] !== 'rdf:Property') return [`${path}: no property ${name}`];
        const belongs = idsIn(property['schema:domainIncludes']).some((domain) => supertypes.has(domain));
        const ranges = idsIn(property['schema:rangeIncludes']);
        const things = (Array.isArray(inner) ? inner : [inner]).filter(
          (one) => typeof one === 'object' && one !== null,
        );
        const strangers = (things as Readonly<Record<string, unknown>>[])
          .map((one) => `schema:${String(one['@type'])}`)
          .filter((innerType) => !ranges.some((range) => this.#supertypes(innerType).has(range)));
        return [
          ...(belongs ? [] : [`${path}: ${name} does not belong on ${type}`]),
          ...strangers.map((stranger) => `${path}: ${stranger} cannot be the ${name} of anything`),
          ...this.problems(inner, `${path}.${name}`),
        ];
      });
  }
}
