import { readFileSync } from 'node:fs';
import { decode } from '/work/main/shared/ingest/decode';
import { ingestText } from '/work/main/shared/ingest/ingest';
import { readStory } from '/work/main/shared/story/reading';
import { test } from 'vitest';
test('x',()=>{
const b = readFileSync(process.env.F!);
const {text,reading}=decode(b,'x');
const d = ingestText(text,reading);
console.log(JSON.stringify(readStory(d.doc),null,1), d.fields, d.findings);
for (const p of d.report) console.log(p.fate.padEnd(8), p.as.padEnd(18), JSON.stringify(p.text.slice(0,60)), '…', JSON.stringify(p.text.slice(-15)), p.why);
console.log(d.report.map(p=>p.text).join('')===text);
});
