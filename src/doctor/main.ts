/** `npm run doctor`: whether this installation can do its work, before or while it runs. */
import { examine } from './examine.ts';

examine(process.env, (line) => void process.stdout.write(`${line}\n`)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
