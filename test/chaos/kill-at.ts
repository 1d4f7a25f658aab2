/**
 * Preloaded into a Careline that is to die: kills its own process, as a power cut would, around the commit of the
 * event that `KILL_AT` names or its parent has sent, e.g. `before:approved` or `after:executing`.
 */
import { DatabaseSync } from 'node:sqlite';

let [moment = '', kind = ''] = (process.env.KILL_AT ?? '').split(':');
process.on('message', (point) => {
  [moment = '', kind = ''] = String(point).split(':');
});
// Being spoken to is no reason to stay up.
process.channel?.unref();

let written: unknown;

const { exec, prepare } = DatabaseSync.prototype;

DatabaseSync.prototype.prepare = function (sql, ...more) {
  const statement = prepare.call(this, sql, ...more);
  if (sql.startsWith('INSERT INTO events')) {
    const { run } = statement;
    statement.run = (...values) => {
      written = values[2];
      return Reflect.apply(run, statement, values);
    };
  }
  return statement;
};

DatabaseSync.prototype.exec = function (sql) {
  const due = sql === 'COMMIT' && written === kind;
  if (due && moment === 'before') process.kill(process.pid, 'SIGKILL');
  exec.call(this, sql);
  if (due && moment === 'after') process.kill(process.pid, 'SIGKILL');
  if (sql === 'COMMIT' || sql === 'ROLLBACK') written = undefined;
  // In the middle of the migrations: one is done, nothing is committed.
  if (kind === 'migration' && sql.includes('CREATE TABLE requests')) process.kill(process.pid, 'SIGKILL');
};
