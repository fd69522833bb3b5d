import {
  crosshead,
  em,
  factBox,
  foreign,
  item,
  leadIn,
  link,
  list,
  p,
  picture,
  quote,
  relatedLink,
  sectionBreak,
  story,
} from '../../../shared/story/builders';
import { newFields } from '../../../shared/story/fields';
import type { Sample } from './sample';

const tram = {
  file: 'harbour-tram.jpg',
  sha256: '7ddb8050269f7dca7a249f17445c839b2f916f64ac9b961910dace69b7e8e138',
  type: 'image/jpeg',
  width: 1600,
  height: 900,
  size: 102747,
} as const;

/** A night tram returns: English furniture, numbered list, pull quote, fact box, section break. */
export const harbourTram: Sample = {
  name: 'harbour-tram',
  pictures: [tram],
  fields: newFields({
    slug: 'harbour-tram',
    desk: 'City',
    section: 'Transport',
    language: 'en',
    urgency: 5,
    keywords: ['trams', 'night work', 'Port Ellery'],
    commissionedLength: 350,
    source: 'The Example Gazette',
    publisher: 'The Example Gazette',
    publishedAt: '2026-11-21T07:30:00Z',
    address: 'https://gazette.example.org/city/harbour-tram',
    copyrightHolder: 'The Example Gazette',
    copyrightNotice: '© 2026 The Example Gazette',
  }),
  doc: story({
    kicker: 'Transport',
    headline: 'Night tram returns to the harbour line after eleven years',
    standfirst:
      'Riders wrote the timetable in notebooks left in cafés and bakeries. On the first night, 611 of them turned up.',
    byline: 'By Maren Holloway',
    dateline: 'PORT ELLERY',
    body: [
      picture({
        id: 'picture-1',
        picture: tram.sha256,
        altText:
          'Illustration: a red tram with lit windows and passengers inside stands under the wires at dusk; behind it dark houses, a clock tower and a crescent moon.',
        rights: 'May be used with this story.',
        caption:
          'The 11:40 from Mill Street, the first night tram on the harbour line in eleven years, on Friday.',
        creditLine: 'Piet Lindqvist/The Example Gazette',
      }),
      p(
        leadIn('The last tram'),
        ' to Lantern Quay used to leave at twenty past seven, and anyone who missed it walked. On Friday night the 11:40 pulled out of Mill Street with every seat taken and a brass quartet squeezed in beside the driver’s cab.',
      ),
      p(
        'It was the first night tram on Port Ellery’s harbour line in eleven years. The city council has paid for a six-month trial, four departures a night from Thursday to Saturday, and will decide in May whether to keep them.',
      ),
      p(
        '“I wash dishes until eleven,” said Tomas Reyle, 23, who held a bag of bread rolls on his knees. “Tonight I will be home before they go cold.”',
      ),
      relatedLink({
        id: 'link-1',
        label: 'Read more',
        title: 'Harbour line to close for one weekend in March',
        href: 'https://gazette.example.org/city/harbour-line-weekend',
      }),
      crosshead('A timetable drawn by passengers'),
      p(
        'The hours were not chosen at city hall. Last winter the riders’ association left notebooks in cafés, bakeries and the hospital canteen and asked people to write down when they finished work. More than 900 did, and ',
        link('the full table', 'https://riders.example.org/notebooks'),
        ' is on its website. Each of the four departures is meant for somebody:',
      ),
      list(
        [
          item('22:10, the evening nurses;'),
          item('22:55, the cinema audiences;'),
          item('23:40, the kitchens and bars;'),
          item('00:25, the bakers, going the other way.'),
        ],
        true,
      ),
      quote(
        [p('A city that works at night should be able to go home at night.')],
        'Odile Marsh, riders’ association',
      ),
      p(
        'Not everyone is pleased. Residents of Rope Walk, where the rails bend sharply, have complained about squealing wheels before. The operator has fitted grease boxes to the curve and promised to slow the cars to walking pace after 10 p.m.',
      ),
      p(
        'Fares stay the same as by day. Councillor Dev Anand Pillai, who leads the transport committee, said the trial would count as a success if 250 people rode each night. Friday’s four trams carried 611, though he admitted that the quartet, playing “',
        em('Nachtmusik'),
        '” ',
        foreign('con brio', 'it'),
        ', may have helped.',
      ),
      sectionBreak(),
      p(
        'At Lantern Quay the driver, Ines Kovar, switched the destination board back to Mill Street and waited for the harbour clock. Three passengers got on. “That is three who did not have to walk,” she said, and rang the bell.',
      ),
      factBox('The harbour line', [
        p('Opened in 1926; 6.2 kilometres, 14 stops.'),
        p('Trial fares: two crowns, or one with a night-shift card.'),
      ]),
    ],
    credits: [
      { role: 'author', label: 'By', name: 'Maren Holloway' },
      { role: 'photographer', label: 'Photography by', name: 'Piet Lindqvist' },
      { role: 'editor', label: 'Editing by', name: 'Ada Quill' },
      { role: 'factChecker', label: 'Fact-checked by', name: 'Samir Doyle' },
    ],
  }),
};
