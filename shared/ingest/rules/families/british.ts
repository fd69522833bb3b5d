import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** The BBC and the Guardian: `Image source, ...` and `Image caption, ...`, `Photograph: Name/Agency`. */
export const BRITISH: RuleFamily = {
  id: 'british',
  name: 'BBC, the Guardian and British papers',
  rules: [
    {
      kind: 'creditLine',
      id: 'british.image-source',
      languages: ['en', 'id'],
      starts: ['image source', 'sumber gambar', 'photograph:', 'image credit'],
      alone: true,
      examples: ['Image source, Getty Images', 'Sumber gambar, Getty Images', 'Photograph: Jane Roe/The Example Gazette'],
      copy: ['Image sources vary, the report said.'],
    },
    {
      kind: 'caption',
      id: 'british.image-caption',
      languages: ['en', 'id'],
      labels: ['image caption', 'keterangan gambar', 'media caption'],
      parting: ',',
      examples: ['Image caption, Residents mend the dyke'],
      copy: ['Image captions vary, the report said.'],
    },
    {
      kind: 'byline',
      id: 'british.byline',
      languages: ['en', 'id'],
      after: ['bbc news', 'bbc news indonesia', 'bbc sport', 'bbc verify'],
      examples: ['Jane Roe, BBC News', 'Jane Roe - BBC News Indonesia'],
      copy: ['She watched BBC News'],
    },
    {
      kind: 'byline',
      id: 'british.newsroom',
      languages: ['en', 'id'],
      is: ['bbc news', 'bbc news indonesia', 'bbc sport', 'bbc verify', 'bbc scotland news', 'bbc wales news', 'bbc news ni'],
      examples: ['BBC News', 'BBC Scotland News'],
      copy: ['BBC News was first to say so.'],
    },
    {
      kind: 'drop',
      id: 'british.furniture',
      languages: ['en'],
      line: { is: ['more on this story', 'related internet links', 'around the bbc', 'reuse this content', 'explore more on these topics', 'related topics'] },
      as: 'rail',
      why: words('kepala daftar yang dicetak halaman di samping setiap naskah', 'the heading of a list that the page prints beside every story'),
      examples: ['Around the BBC', 'Explore more on these topics'],
      copy: ['Around the BBC building crowds gathered.'],
    },
  ],
}; // prettier-ignore
