import { runCli } from './cli/run.ts';

/** A second Ctrl+C within this time is the first one arriving twice, by the terminal and by npm. */
const doubleTapMs = 1000;

/** A hub that cannot close in this time is ended: whoever asked it to stop is waiting. */
const closeWithinMs = 10_000;

const stopped = new Promise<string>((resolve) => {
  let askedAt: number | null = null;
  const ask = (signal: string): void => {
    // Asked again: now.
    if (askedAt !== null && performance.now() - askedAt > doubleTapMs) process.exit(130);
    askedAt ??= performance.now();
    setTimeout(() => process.exit(1), closeWithinMs).unref();
    resolve(signal);
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  stopped,
});
