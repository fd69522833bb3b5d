import { test } from 'vitest';
import { ingestText } from '../../shared/ingest/ingest';
import { decode } from '../../shared/ingest/decode';
const R={encoding:'utf-8',certain:true} as const;
const M=4*1024*1024;
const inputs: Record<string,string> = {
 oneLineA:'a'.repeat(M), oneLineWords:'Kata ini '.repeat(M/9|0), oneLineCaps:'KATA '.repeat(M/5|0), spaces:'x'+' '.repeat(M-2)+'y',
 shortLines: ('Baris pendek ini saja tentang sesuatu hal.\n').repeat(100_000), shortTitles:('Baris pendek saja\n').repeat(100_000), parens:'('.repeat(M), closes:')'.repeat(M),
 credits:('Editor: Budi Santoso\n').repeat(100_000), baca:('Baca juga:\n').repeat(100_000), bacaT:('Judul\nBaca juga: Satu\n').repeat(50_000), bullets:('- satu hal\n').repeat(100_000), numbers: Array.from({length:100000},(_, i)=>`${(i%999)+1}. hal`).join('\n'),
 nuls:('a'+'\0').repeat(M/2), newlines:'\n'.repeat(M-1)+'x', crs:'a\r'.repeat(M/2), wrapped:('Kalimat ini panjangnya kira-kira tujuh puluh huruf dan tidak selesai di\n').repeat(50000), pipes:('Editor: A | ').repeat(30), hosts:'a.'.repeat(100)+'com\nx',
 stars:'* '.repeat(M/2), dashes:'-'.repeat(M), upper:'A'.repeat(M), rails:'Judul\nIsi berita ini selesai sudah di sini.\n'+'Terkini Lainnya\n'.repeat(100000), stamps:'12 September 2023\n'.repeat(100000), dup:'Judul\n'.repeat(100000),
};
for (const [n,t] of Object.entries(inputs)) test(n,()=>{ const s=performance.now(); const d=ingestText(t,R); const e=performance.now(); const ok=d.report.map(p=>p.text).join('')===t; console.log('PERF',n,t.length,Math.round(e-s),ok,d.report.length); });
test('decode',()=>{const b=new TextEncoder().encode('é'.repeat(2*1024*1024)); const s=performance.now(); decode(b,'x'); console.log('PERF decode',Math.round(performance.now()-s)); const l=new Uint8Array(M).fill(0xe9); const s2=performance.now(); try{decode(l,'x')}catch(e){console.log(String(e))} console.log('PERF latin',Math.round(performance.now()-s2));});
