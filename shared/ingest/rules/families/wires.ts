import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** The wires as papers print them: AFP, AP, Reuters, Xinhua, dpa. */
export const WIRES: RuleFamily = {
  id: 'wires',
  name: 'AFP, AP, Reuters and other wires',
  rules: [
    {
      kind: 'dateline',
      id: 'wires.dateline',
      languages: ['en', 'id'],
      forms: ['{place} ({agency})', '{place}, {date} ({agency})', '{place}, {date}, ({agency})', '{place}, {date}'],
      examples: ['WASHINGTON (AP) — Rain', 'LONDON, Sept 12 (Reuters) - Rain', 'PALO ALTO, Calif. (AP) — Rain', 'LONDON, 12 September (Reuters) - Rain', 'Paris, Sept 12, (AFP) - Rain', 'Dhaka, March 4, 2026 (AFP) - Rain'],
      copy: ['Rain (AP) was reported'],
    },
    {
      kind: 'dateline',
      id: 'wires.dateline-bare',
      languages: ['en'],
      forms: ['{knownPlace}', '{knownPlace}, {date}'],
      examples: ['LONDON — Rain', 'LONDON, Sept 12 - Rain'],
      copy: ['RAIN — and more of it'],
    },
    {
      kind: 'creditLine',
      id: 'wires.credit-line',
      languages: ['en', 'id'],
      starts: [
        'ap photo', 'ap photo/', 'ap/', 'afp/', 'afp photo', 'reuters/', 'reuters', 'getty images', 'xinhua/', 'epa', 'epa-efe', 'epa-efe/', 'anadolu agency', 'anadolu/', 'kyodo news', 'pool photo',
        'pool/', 'via reuters', 'via ap', 'the yomiuri shimbun', 'yonhap/', 'bloomberg/', 'dpa/', 'zuma press', 'sipa usa', 'pa media', 'pa wire',
      ],
      alone: true,
      examples: ['Residents mend the dyke. (AP Photo/Jane Roe)', 'Residents mend the dyke. REUTERS/Jane Roe', 'Warga menambal tanggul. (AFP/JANE ROE)', 'Residents mend the dyke. (Getty Images)'],
      copy: ['Reuters reporters saw the dyke.'],
    },
    {
      kind: 'drop',
      id: 'wires.standards',
      languages: ['en'],
      line: { starts: ['our standards:', 'reporting standards:'], atMost: 120 },
      as: 'pageFurniture',
      why: words('berada di bawah setiap naskah kantor berita itu', 'stands below every story of the agency'),
      examples: ['Our Standards: The Thomson Reuters Trust Principles.'],
      copy: ['Our standards are high, she said.'],
    },
    {
      kind: 'rights',
      id: 'wires.terms',
      languages: ['en'],
      line: { starts: ['copyright # the associated press', 'copyright # thomson reuters', '© # afp', 'copyright © # the associated press'], atMost: 300 },
      field: 'copyrightNotice',
      examples: ['Copyright 2026 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.'],
      copy: ['Copyright, said The Associated Press, is a matter for courts.'],
    },
  ],
}; // prettier-ignore
