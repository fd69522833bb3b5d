import { openDatabase } from '../../electron/desk/archive/database';

/** A process that does nothing but open an archive, and with it bring it to the newest migration: `migrator FILE`. */
openDatabase(process.argv[2] ?? '').close();
