/**
 * Draws the pictures of the samples: `node electron/desk/samples/pictures.mjs`. Flat shapes, fixed numbers, no photograph and
 * nobody's rights. The files beside this one are its output; they are committed, so that a sample's picture has one SHA-256.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const WIDTH = 1600;
const HEIGHT = 900;
const here = dirname(fileURLToPath(import.meta.url));

/** A row of numbers that looks random and is the same on every run (Lehmer generator). */
function numbersFrom(seed) {
  let state = seed;
  return (low, high) => {
    state = (state * 48_271) % 2_147_483_647;
    return low + ((high - low) * state) / 2_147_483_647;
  };
}

const times = (count, draw) => Array.from({ length: count }, (_, index) => draw(index)).join('');

const gradient = (id, ...stops) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`)
    .join('')}</linearGradient>`;

const page = (defs, ...shapes) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${defs}</defs>${shapes.join('')}</svg>`;

function person(x, y, size, colour, hat) {
  const head = `<circle cx="${x}" cy="${y - size * 0.86}" r="${size * 0.13}" fill="#5b4032"/>`;
  const brim = hat
    ? `<path d="M${x - size * 0.26} ${y - size * 0.9} L${x} ${y - size * 1.14} L${x + size * 0.26} ${y - size * 0.9}z" fill="${hat}"/>`
    : '';
  const body = `<path d="M${x - size * 0.17} ${y - size * 0.7} q${size * 0.17} -${size * 0.08} ${size * 0.34} 0 l${size * 0.04} ${size * 0.4} h-${size * 0.42}z" fill="${colour}"/>`;
  const legs = `<path d="M${x - size * 0.14} ${y - size * 0.32} h${size * 0.12} l0 ${size * 0.32} h-${size * 0.1}z M${x + size * 0.03} ${y - size * 0.32} h${size * 0.12} l-${size * 0.02} ${size * 0.32} h-${size * 0.1}z" fill="#2c3a45"/>`;
  return legs + body + head + brim;
}

/** A village behind its dyke after rain, and neighbours passing sandbags along it. */
function dyke() {
  const any = numbersFrom(11);
  const house = (x, y, size, wall, roof) =>
    `<rect x="${x}" y="${y - size * 0.55}" width="${size}" height="${size * 0.55}" fill="${wall}"/>` +
    `<path d="M${x - size * 0.14} ${y - size * 0.52} L${x + size * 0.2} ${y - size} H${x + size * 0.8} L${x + size * 1.14} ${y - size * 0.52}z" fill="${roof}"/>` +
    `<rect x="${x + size * 0.4}" y="${y - size * 0.38}" width="${size * 0.2}" height="${size * 0.38}" fill="#4a3b33"/>` +
    `<rect x="${x + size * 0.1}" y="${y - size * 0.4}" width="${size * 0.18}" height="${size * 0.16}" fill="#f3d9a0"/>`;
  const palm = (x, y, size) =>
    `<path d="M${x} ${y} q${size * 0.08} -${size * 0.5} ${size * 0.02} -${size}" stroke="#4d4a3a" stroke-width="${size * 0.05}" fill="none"/>` +
    [-80, -48, -14, 22, 58, 92]
      .map(
        (turn) =>
          `<path transform="translate(${x + size * 0.02} ${y - size}) rotate(${turn})" d="M0 0 q${size * 0.1} -${size * 0.26} 0 -${size * 0.46} q-${size * 0.12} ${size * 0.2} 0 ${size * 0.46}z" fill="#3f6b4a"/>`,
      )
      .join('');
  const shirts = ['#c5553d', '#e0a33b', '#2f6f8f', '#7a4f8c', '#3b7d5a', '#d9d2c0'];
  return page(
    gradient('sky', [0, '#7f93a3'], [0.6, '#c9cfca'], [1, '#ecdcb8']) +
      gradient('water', [0, '#a4a98f'], [1, '#6d7664']),
    `<rect width="${WIDTH}" height="560" fill="url(#sky)"/>`,
    `<path d="M0 430 Q300 330 620 410 T1180 380 T1600 420 V560 H0z" fill="#93a39b"/>`,
    `<path d="M0 470 Q400 420 800 462 T1600 452 V570 H0z" fill="#768c78"/>`,
    times(9, (index) => palm(90 + index * 178 + any(-40, 40), 520, any(130, 210))),
    times(8, (index) =>
      house(
        70 + index * 195 + any(-20, 20),
        548,
        any(105, 140),
        ['#e8ddc8', '#d7c3a5', '#c8d2cc'][index % 3],
        ['#a3492f', '#8b3f2c', '#6f5145'][index % 3],
      ),
    ),
    `<rect y="540" width="${WIDTH}" height="360" fill="url(#water)"/>`,
    times(46, () => {
      const y = any(556, 640);
      return `<rect x="${any(0, 1560)}" y="${y}" width="${any(30, 160)}" height="3" rx="1.5" fill="#d8d6bd" opacity="0.45"/>`;
    }),
    `<path d="M0 690 Q420 634 820 668 T1600 650 V900 H0z" fill="#7b6a4c"/>`,
    `<path d="M0 706 Q420 650 820 684 T1600 666 V690 Q1200 690 820 708 T0 740z" fill="#8f8a55"/>`,
    times(13, (index) =>
      person(
        190 + index * 98,
        702 - 14 * Math.sin(index / 2.1),
        132,
        shirts[index % 6],
        index % 3 === 0 ? '#d8b873' : null,
      ),
    ),
    times(
      12,
      (index) =>
        `<ellipse cx="${240 + index * 98}" cy="${628 - 12 * Math.sin(index / 2.1)}" rx="30" ry="15" fill="#d9cba6"/>`,
    ),
    times(4, (row) =>
      times(
        22 - row,
        (index) =>
          `<ellipse cx="${80 + row * 34 + index * 70}" cy="${868 - row * 32}" rx="40" ry="20" fill="${['#cdbd95', '#c2b088', '#d8caa5'][(index + row) % 3]}" stroke="#9b8a63" stroke-width="2"/>`,
      ),
    ),
    times(120, () => {
      const x = any(0, WIDTH);
      const y = any(0, 640);
      return `<path d="M${x} ${y} l-7 24" stroke="#eef2f2" stroke-width="1.6" opacity="0.4"/>`;
    }),
  );
}

/** Fishing boats at a lit market hall, after sunset. */
function harbour() {
  const any = numbersFrom(29);
  const boat = (x, y, size, hull, trim) =>
    `<path d="M${x - size} ${y} q${size} ${size * 0.42} ${size * 2} 0 l${size * 0.14} -${size * 0.26} q-${size * 1.14} ${size * 0.3} -${size * 2.28} 0z" fill="${hull}"/>` +
    `<path d="M${x - size * 1.1} ${y - size * 0.18} q${size * 1.1} ${size * 0.3} ${size * 2.2} 0" stroke="${trim}" stroke-width="${size * 0.07}" fill="none"/>` +
    `<rect x="${x - size * 0.28}" y="${y - size * 0.46}" width="${size * 0.56}" height="${size * 0.4}" fill="#efe2c4"/>` +
    `<path d="M${x} ${y - size * 0.44} V${y - size * 1.7}" stroke="#3a2b2a" stroke-width="${size * 0.05}"/>` +
    `<path d="M${x} ${y - size * 1.66} l${size * 0.36} ${size * 0.14} l-${size * 0.36} ${size * 0.14}z" fill="${trim}"/>`;
  const lamp = (x) =>
    `<circle cx="${x}" cy="412" r="46" fill="#ffd98a" opacity="0.22"/><circle cx="${x}" cy="412" r="13" fill="#ffeebf"/>`;
  const stall = (x, awning) =>
    `<rect x="${x}" y="560" width="170" height="56" fill="#6b4b3a"/><path d="M${x - 12} 500 h194 l-16 40 h-162z" fill="${awning}"/>` +
    times(
      7,
      (index) =>
        `<ellipse cx="${x + 18 + index * 23}" cy="558" rx="14" ry="6" fill="${['#b9c9d1', '#8fa8b5', '#d8b3a2'][index % 3]}"/>`,
    );
  return page(
    gradient('sky', [0, '#1f2b4d'], [0.55, '#7a4f6d'], [1, '#e58e5c']) +
      gradient('sea', [0, '#b26a58'], [0.4, '#4a4468'], [1, '#1b2440']),
    `<rect width="${WIDTH}" height="470" fill="url(#sky)"/>`,
    times(
      60,
      () =>
        `<circle cx="${any(0, WIDTH)}" cy="${any(0, 240)}" r="${any(0.8, 2)}" fill="#fff4dc" opacity="0.7"/>`,
    ),
    `<circle cx="1240" cy="452" r="88" fill="#ffcf87"/>`,
    `<path d="M0 440 L180 404 340 432 560 396 760 436 980 412 1220 446 1420 420 1600 444 V480 H0z" fill="#3b345a"/>`,
    `<rect y="470" width="${WIDTH}" height="430" fill="url(#sea)"/>`,
    times(
      26,
      (index) =>
        `<rect x="${1240 - any(30, 110)}" y="${484 + index * 15}" width="${any(60, 190)}" height="4" rx="2" fill="#ffd191" opacity="${0.62 - index * 0.02}"/>`,
    ),
    `<path d="M60 402 L180 318 H930 L1050 402z" fill="#54302f"/><rect x="96" y="402" width="918" height="216" fill="#f0b76c"/>`,
    times(7, (index) => `<rect x="${112 + index * 148}" y="402" width="14" height="216" fill="#5a3b33"/>`),
    times(6, (index) => lamp(196 + index * 148)),
    times(4, (index) => stall(140 + index * 225, ['#2f7f78', '#c9503c', '#e7d6ad', '#35598a'][index])),
    times(11, (index) =>
      person(
        140 + index * 86 + any(-14, 14),
        646,
        any(112, 132),
        ['#2b4f73', '#8d3d34', '#e3c27a', '#3f6a55', '#6b4a7d'][index % 5],
        null,
      ),
    ),
    `<rect x="0" y="640" width="1110" height="40" fill="#6f5b4d"/><rect x="0" y="680" width="1110" height="16" fill="#43363a"/>`,
    times(9, (index) => `<rect x="${40 + index * 126}" y="690" width="18" height="120" fill="#33292f"/>`),
    times(
      6,
      (index) =>
        `<g opacity="0.9"><ellipse cx="${650 + index * 64}" cy="632" rx="30" ry="10" fill="#a9783f"/><rect x="${620 + index * 64}" y="604" width="60" height="28" fill="#b98a4d"/><ellipse cx="${650 + index * 64}" cy="604" rx="30" ry="10" fill="#c7d3d6"/></g>`,
    ),
    boat(1300, 640, 150, '#274a6d', '#e9c46a'),
    boat(1010, 806, 190, '#8e2f2b', '#f1e3c6'),
    boat(330, 850, 170, '#1f5c57', '#e27d4f'),
    boat(1490, 548, 70, '#43304f', '#d9a15b'),
    times(
      40,
      () =>
        `<rect x="${any(0, 1540)}" y="${any(720, 890)}" width="${any(30, 120)}" height="3" rx="1.5" fill="#f2b27c" opacity="0.25"/>`,
    ),
  );
}

/** A tram under the wires at dusk, its windows lit, the harbour clock behind it. */
function tram() {
  const any = numbersFrom(53);
  const block = (x, width, height, colour) =>
    `<rect x="${x}" y="${610 - height}" width="${width}" height="${height}" fill="${colour}"/>` +
    times(Math.floor(height / 62), (row) =>
      times(Math.floor(width / 46), (column) => {
        const lit = any(0, 1) > 0.62;
        return `<rect x="${x + 16 + column * 44}" y="${632 - height + row * 60}" width="20" height="32" fill="${lit ? '#ffd98f' : '#2a3250'}" opacity="${lit ? 0.95 : 0.6}"/>`;
      }),
    );
  const passenger = (x, colour) =>
    `<circle cx="${x}" cy="548" r="17" fill="#3c2d33"/><path d="M${x - 27} 612 q27 -74 54 0z" fill="${colour}"/>`;
  return page(
    gradient('sky', [0, '#232a52'], [0.5, '#6a5687'], [0.85, '#e39a78'], [1, '#f3c08b']) +
      gradient('street', [0, '#4b4763'], [1, '#1f2136']) +
      gradient('glass', [0, '#fff1c4'], [1, '#ffcf7d']),
    `<rect width="${WIDTH}" height="620" fill="url(#sky)"/>`,
    `<path d="M1340 106 a46 46 0 1 0 40 66 a38 38 0 0 1 -40 -66z" fill="#f6ead0"/>`,
    block(0, 250, 330, '#3b3a5c'),
    block(250, 190, 420, '#34335a'),
    block(1130, 220, 360, '#3a3860'),
    block(1350, 250, 300, '#33335a'),
    `<rect x="905" y="170" width="120" height="440" fill="#443f66"/><path d="M890 176 L965 66 L1040 176z" fill="#2d2b4c"/>`,
    `<circle cx="965" cy="250" r="44" fill="#ffeab8"/><path d="M965 250 L960 224 M965 250 L935 267" stroke="#39304a" stroke-width="6" stroke-linecap="round"/>`,
    block(440, 240, 270, '#423f66'),
    `<rect y="600" width="${WIDTH}" height="300" fill="url(#street)"/>`,
    `<path d="M0 820 H1600 M0 862 H1600" stroke="#9a9ab5" stroke-width="6"/>`,
    times(27, (index) => `<path d="M${index * 62} 812 l-26 62" stroke="#37364f" stroke-width="10"/>`),
    times(
      3,
      (index) =>
        `<path d="M${130 + index * 680} 610 V352 h46" stroke="#17182b" stroke-width="9" fill="none"/><circle cx="${180 + index * 680}" cy="362" r="40" fill="#ffdf9b" opacity="0.25"/><circle cx="${180 + index * 680}" cy="362" r="12" fill="#fff0c9"/>`,
    ),
    `<path d="M0 286 Q800 318 1600 286 M0 306 Q800 340 1600 306" stroke="#191a30" stroke-width="3" fill="none"/>`,
    `<path d="M760 430 L700 372 L800 322 M760 430 L820 372 L800 322" stroke="#191a30" stroke-width="7" fill="none"/>`,
    `<rect x="250" y="424" width="1060" height="30" rx="14" fill="#7d2633"/>`,
    `<path d="M270 448 H1290 Q1322 448 1330 492 L1348 700 Q1352 780 1310 780 H250 Q208 780 212 700 L230 492 Q238 448 270 448z" fill="#b23a48"/>`,
    `<path d="M214 668 H1346 L1350 716 H210z" fill="#f2e2c0"/>`,
    times(
      6,
      (index) =>
        `<rect x="${292 + index * 166}" y="486" width="140" height="150" rx="12" fill="url(#glass)"/>`,
    ),
    times(9, (index) =>
      passenger(
        [328, 396, 528, 660, 728, 860, 992, 1060, 1192][index],
        ['#39507a', '#7c3f58', '#3d6b62', '#8a6a3d'][index % 4],
      ),
    ),
    `<path d="M270 636 H1300" stroke="#b23a48" stroke-width="46"/>`,
    `<rect x="640" y="456" width="320" height="24" rx="6" fill="#1b1c2e"/>`,
    times(
      15,
      (index) =>
        `<circle cx="${664 + index * 19.5}" cy="468" r="${index % 4 === 2 ? 0 : 4.4}" fill="#ffb347"/>`,
    ),
    `<circle cx="244" cy="700" r="20" fill="#fff3c9"/><circle cx="1316" cy="700" r="20" fill="#fff3c9"/>`,
    `<path d="M244 690 L0 760 V850 L244 712z" fill="#fff0be" opacity="0.28"/>`,
    times(
      4,
      (index) =>
        `<circle cx="${400 + index * 250}" cy="794" r="36" fill="#1b1c2e"/><circle cx="${400 + index * 250}" cy="794" r="13" fill="#8a8aa5"/>`,
    ),
    times(
      30,
      () =>
        `<rect x="${any(0, 1500)}" y="${any(830, 892)}" width="${any(40, 150)}" height="3" rx="1.5" fill="#ffcf8a" opacity="0.22"/>`,
    ),
  );
}

for (const [name, scene] of [
  ['tanggul-wonosari.jpg', dyke()],
  ['pasar-tambaklorok.jpg', harbour()],
  ['harbour-tram.jpg', tram()],
]) {
  const { size } = await sharp(Buffer.from(scene))
    .jpeg({ quality: 80, chromaSubsampling: '4:4:4' })
    .toFile(join(here, name));
  console.log(`${name}: ${WIDTH} x ${HEIGHT}, ${size} bytes`);
}
