import { hash } from '@node-rs/argon2';
import { assert, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate } from '#electron/hub/people/gate.ts';
import { checkPassword, hashPassword, passwordProblem } from '#electron/hub/people/passwords.ts';

const good = 'plain boats rarely whistle';
const maya = { name: 'Maya Lindström', email: 'maya.lindstrom@northwind.example' };

describe('a stored password', () => {
  it('is argon2id at OWASP’s cost, salted, and opens for that password alone', async () => {
    const stored = await hashPassword(good);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(stored).not.toBe(await hashPassword(good));
    expect(await checkPassword(good, stored)).toBe(true);
    expect(await checkPassword(`${good} `, stored)).toBe(false);
    expect(await checkPassword('', stored)).toBe(false);
  });

  it('is the same password from another keyboard', async () => {
    const stored = await hashPassword('gr\u00fcne \ufb01sche im gl\u00e4s');
    expect(await checkPassword('gru\u0308ne fische im gla\u0308s', stored)).toBe(true);
  });

  it('opens nothing where nobody has the name, even with nothing', async () => {
    expect(await checkPassword(good, null)).toBe(false);
    expect(await checkPassword('', null)).toBe(false);
  });

  it('takes as long to refuse for nobody as for somebody', async () => {
    const stored = await hashPassword(good);
    const timeOf = async (hashed: string | null): Promise<number> => {
      const from = performance.now();
      await checkPassword('a wrong one, this', hashed);
      return performance.now() - from;
    };
    const [somebody, nobody]: [number[], number[]] = [[], []];
    for (let round = 0; round < 15; round += 1) {
      somebody.push(await timeOf(stored));
      nobody.push(await timeOf(null));
    }
    // The fastest of many: whatever else the machine does only makes them slower.
    const ratio = Math.min(...nobody) / Math.min(...somebody);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('of an earlier, dearer or cheaper cost is still understood', async () => {
    const stored = await hash(good, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    expect(await checkPassword(good, stored)).toBe(true);
    expect(await checkPassword('another one, this', stored)).toBe(false);
  });

  it('that is damaged is an error, not a wrong password', async () => {
    await expect(checkPassword(good, 'damaged')).rejects.toThrow('Decoding failed');
  });

  it('makes a crowd wait, refuses one beyond it, and serves those who wait', async () => {
    const crowd = Array.from({ length: 80 }, () =>
      checkPassword(good, null).catch((error: unknown) => error),
    );
    const answers = await Promise.all(crowd);
    expect(answers.slice(0, 68).every((answer) => answer === false)).toBe(true);
    for (const answer of answers.slice(68)) expect(answer).toMatchObject({ error: 'tooMany' });
    expect(await checkPassword(good, null)).toBe(false);
  });
});

describe('a gate', () => {
  const turns = () => {
    const open: (() => void)[] = [];
    const started: number[] = [];
    const work = (number: number) => () =>
      new Promise<number>((resolve) => {
        started.push(number);
        open[number] = () => resolve(number);
      });
    return { open, started, work };
  };

  /** Lets everything go on that can. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('lets in as many as it may, in order, and the next one when one is done', async () => {
    const gate = createGate({ running: 2, waiting: 2 });
    const { open, started, work } = turns();
    const all = [0, 1, 2, 3].map((number) => gate.run(work(number)));
    await expect(gate.run(work(4))).rejects.toMatchObject({ name: 'Refusal', error: 'tooMany' });
    await settled();
    expect(started).toEqual([0, 1]);
    open[1]?.();
    await settled();
    expect(started).toEqual([0, 1, 2]);
    open[0]?.();
    open[2]?.();
    await settled();
    open[3]?.();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
    expect(started).toEqual([0, 1, 2, 3]);
  });

  it('is not blocked by work that fails', async () => {
    const gate = createGate({ running: 1, waiting: 1 });
    const bad = gate.run(() => Promise.reject(new Error('broken')));
    const next = gate.run(() => Promise.resolve('done'));
    await expect(bad).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(await gate.run(() => Promise.resolve('again'))).toBe('again');
  });
});

describe('a new password', () => {
  it.each([
    good,
    'correct-ponies-battle-9',
    'Fjällräven på tisdagar',
    'dz8-Kq2-mm4-Vt7',
    'my winter cat sings',
    '長いパスワードは安全です',
    '🐶🌲🚲🎈🍕⚓🎻🧊🪁🦉🌵🍄',
    'x9'.repeat(4) + 'the river bends',
  ])('%s is taken', (plain) => {
    expect(passwordProblem(plain, maya)).toBeNull();
  });

  it('is long enough in characters, not in bytes or halves of them', () => {
    expect(passwordProblem('r4tQz!m8Lw2', maya)).toBe('tooShort');
    expect(passwordProblem('r4tQz!m8Lw2x', maya)).toBeNull();
    expect(passwordProblem('🐶🌲🚲🎈🍕⚓🎻🧊🪁🦉🌵', maya)).toBe('tooShort');
    // Twelve as typed, eleven once é is one character.
    expect(passwordProblem('r4tQz!m8Lwe\u0301', maya)).toBe('tooShort');
    const long = 'boats whistle rarely '.repeat(20);
    expect(passwordProblem(long.slice(0, 256), maya)).toBeNull();
    expect(passwordProblem(long.slice(0, 257), maya)).toBe('tooLong');
    expect(passwordProblem('', maya)).toBe('tooShort');
  });

  it.each([
    'passwordpassword',
    'Password1234!',
    'P@ssw0rd2026!!',
    'p-a-s-s-w-o-r-d-1',
    'WELCOME to 2026',
    'we1come-we1come',
    '5ummer-w1nter-99',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'hejhejhejhejhej',
    'banana banana banana',
    '123456789012',
    '210987654321',
    'qwertyuiop123',
    'qwertzuiopü12',
    '1qaz2wsx3edc',
    '!@#$%^&*()_+',
    'Contraseña2025',
    'lösenord123456',
    'Willkommen2026!',
    'Hearback-Support-1',
    'correct horse battery staple',
    '🐶🐶🐶🐶🐶🐶🐶🐶🐶🐶🐶🐶',
    '            ',
  ])('%s is common', (plain) => {
    expect(passwordProblem(plain, maya)).toBe('common');
  });

  it.each([
    'Maya Lindström',
    'lindström.maya',
    'maya.lindstrom',
    'MayaLindstrom1990',
    'L1ndstr0m-Maya-99',
    'lindstromlindstrom',
    'password-maya-lind-strom',
  ])('%s is too near to its owner', (plain) => {
    expect(passwordProblem(plain, maya)).toBe('personal');
    const kim = { name: 'Kim Aguirre', email: 'kim@northwind.example' };
    expect(passwordProblem(plain, kim)).not.toBe('personal');
  });

  it('may have its owner’s name in it, among enough else', () => {
    expect(passwordProblem('maya hums by the frozen lake', maya)).toBeNull();
  });

  it('is judged whoever it is for, even nobody', () => {
    expect(passwordProblem(good, { name: '', email: '' })).toBeNull();
    expect(passwordProblem(good, { name: '李', email: 'no address' })).toBeNull();
  });

  it('always gets an answer, and the same in capitals', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 300 }), (plain) => {
        const problem = passwordProblem(plain, maya);
        expect([null, 'tooShort', 'tooLong', 'common', 'personal']).toContain(problem);
      }),
    );
    assert(
      property(stringMatching(/^[a-z0-9 !@#$]{12,40}$/), (plain) => {
        expect(passwordProblem(plain.toUpperCase(), maya)).toBe(passwordProblem(plain, maya));
      }),
    );
  });
});
