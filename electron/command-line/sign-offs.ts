import type { KnownSignOff } from '../../shared/story/sign-off-registry';
import { words, type Tongue } from '../../shared/story/words';
import type { NewsDesk } from '../desk/desk';
import type { CommandLine } from './arguments';
import { wrongUse } from './usage';

/** `redaksi sign-offs`: lists, confirms or forgets; the answer is what is known then. */
export function signOffsAsked(desk: NewsDesk, line: CommandLine): Promise<readonly KnownSignOff[]> {
  const [action, code = '', ...name] = line.operands;
  if (action === undefined && !line.desk) return desk.call('signOffs', {});
  if (action === 'confirm' && name.length > 0)
    return desk.call('confirmSignOff', { code, name: name.join(' '), what: line.desk ? 'desk' : 'person' });
  if (action === 'forget' && code !== '' && name.length === 0 && !line.desk)
    return desk.call('forgetSignOff', { code });
  throw wrongUse(
    'sign-offs: confirm KODE NAMA, forget KODE, atau tanpa apa-apa',
    'sign-offs: confirm CODE NAME, forget CODE, or nothing',
  );
}

/** One line for each code and name. */
export function signOffsText(known: readonly KnownSignOff[], tongue: Tongue): string {
  return known
    .map(({ code, name, standing, stories, by }) => {
      const sure = words(`dipastikan ${by ?? ''}`, `confirmed by ${by ?? ''}`);
      const guess = words(`belum dipastikan, ${stories} naskah`, `unconfirmed, ${stories} stories`);
      return `${code}  ${name}  (${(standing === 'confirmed' ? sure : guess)[tongue]})`;
    })
    .join('\n');
}
