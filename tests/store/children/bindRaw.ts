import Libsql from 'libsql';

/** Binds with bare libsql what an unwary caller might; argv: `boolean` or `object`. */
const database = new Libsql(':memory:');
const statement = database.prepare('SELECT ? AS x');
try {
  if (process.argv[2] === 'boolean') statement.all([true]);
  else statement.all({});
} catch (error) {
  console.log(`caught ${String(error)}`);
}
console.log('still here');
