import { appendFileSync } from 'node:fs';

/**
 * Says what a suite has found. `npm run test:storm` collects it for the table that it prints at its end
 * (`REDAKSI_STORM_TOLD`: the file that it reads).
 */
export function tell(what: string): void {
  console.log(what);
  const file = process.env['REDAKSI_STORM_TOLD'];
  if (file) appendFileSync(file, `${what}\n`);
}
