// Validates both ninjs files of a package with ajv against the official schemas. usage: ninjs.mjs SCHEMAS DATA
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const [schemas, data] = process.argv.slice(2);
const read = (...parts) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));

function check(AjvClass, schema, file, refuse) {
  const ajv = new AjvClass({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Only ninjs 3.x points at the GeoJSON schema, which is itself of 2020-12.
  if (AjvClass === Ajv2020) ajv.addSchema(read(schemas, 'test_suite', 'GeoJSON-schema.json'));
  const validate = ajv.compile(read(schemas, schema));
  const value = read(data, file);
  if (!validate(value)) {
    console.error(file, validate.errors);
    process.exitCode = 1;
  }
  // Control: the same file with one thing wrong must fail, or this check checks nothing.
  if (validate({ ...value, ...refuse })) {
    console.error(`${schema} accepts what it must refuse`);
    process.exitCode = 1;
  }
}

check(Ajv2020, 'ninjs-schema_3.1.json', 'article.ninjs.json', { headline: 'a name of ninjs 1.x' });
const is2020 = read(schemas, 'ninjs-schema_1.6.json').$schema?.includes('2020');
check(is2020 ? Ajv2020 : Ajv, 'ninjs-schema_1.6.json', 'article.ninjs-1.6.json', { urgency: 'high' });
