import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readArgs } from '#electron/hub/cli/args.ts';
import { readBackupArgs } from '#electron/hub/cli/backupArgs.ts';
import { withSecretFiles } from '#electron/hub/cli/secretFiles.ts';
import { mintCredential } from '#electron/hub/ice.ts';
import { plans } from '#electron/launch/parts.ts';
import { root } from '#electron/launch/paths.ts';
import { freePort } from '#tests/helpers/freePort.ts';
import { turnClient } from '#tests/helpers/turnClient.ts';
import { ask, tempFolder, testHub } from './support/hub.ts';

const folder = path.join(root, 'electron/hub/deploy');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

/** What these tests look at of a compose file. */
const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
      command: z.array(z.string()).default([]),
      environment: z.record(z.string(), z.string()).default({}),
      secrets: z.array(z.string()).default([]),
      volumes: z.array(z.string()).default([]),
      networks: z.array(z.string()).default([]),
      depends_on: z.record(z.string(), z.unknown()).default({}),
      stop_grace_period: z.string().optional(),
      profiles: z.array(z.string()).default([]),
      network_mode: z.string().optional(),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
  networks: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

const compose = composeSchema.parse(parse(read('compose.yml'), { merge: true }));
const service = (name: string) => {
  const found = compose.services[name];
  if (!found) throw new Error(`compose.yml has no service ${name}.`);
  return found;
};

/** Any port of this machine's own. */
const metrics = { port: 0, host: '127.0.0.1' };

const settings = {
  HEARBACK_HOST: 'calls.example.com',
  HEARBACK_ICE: 'stun:calls.example.com:3478',
  HEARBACK_TURN: 'turn:calls.example.com:3478 turn:calls.example.com:3478?transport=tcp',
};

/** As compose puts variables into words. */
const filledIn = (words: readonly string[]): string[] =>
  words.map((word) =>
    word.replaceAll(/\$\{(\w+)(?::[?-][^}]*)?\}/g, (_all, name: string) => {
      return (settings as Record<string, string>)[name] ?? '';
    }),
  );

/** Lines of a Containerfile, those that go on made one. */
const steps = read('Containerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const stepsOf = (word: string): string[] =>
  steps.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
const listOf = (text: string | undefined): string[] =>
  z.array(z.string()).parse(JSON.parse(text ?? ''));

describe('the image', () => {
  it('is made of files that are there', () => {
    const copied = stepsOf('COPY').filter((each) => !each.startsWith('--from'));
    const sources = copied.flatMap((each) => each.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((each) => !existsSync(path.join(root, each)))).toEqual([]);
    const letIn = read('Containerfile.dockerignore').split('\n');
    const missing = sources.filter((each) => !letIn.includes(`!${each.replace(/^\.\//, '')}`));
    expect(missing).toEqual([]);
  });

  it('runs what the build makes', () => {
    const products = [plans.hub.product, plans.guest.product].map((file) =>
      path.relative(root, file),
    );
    const built = stepsOf('COPY')
      .filter((each) => each.startsWith('--from=build'))
      .map((each) => each.split(' ').slice(1));
    // Each product lies in a folder that is copied to where it was below the root.
    for (const product of products) {
      const from = built.find(([source = '']) => `/src/${product}`.startsWith(`${source}/`));
      expect(from?.[1]).toBe(`./${path.relative('/src', from?.[0] ?? '')}`);
    }
    const [, entry = ''] = listOf(stepsOf('ENTRYPOINT')[0]);
    expect(entry).toBe(products[0]);
    const builds = stepsOf('RUN').join(' && ');
    for (const part of ['hub', 'guest']) {
      expect(builds).toContain(`node electron/launch/build.ts --part ${part}`);
    }
  });

  it('starts a hub with words that the hub knows, and not as root', () => {
    const request = readArgs(listOf(stepsOf('CMD')[0]), {});
    expect(request).toMatchObject({ host: '0.0.0.0', port: 4610, dataDir: '/data' });
    expect(stepsOf('EXPOSE')).toEqual([String(request?.port)]);
    expect(stepsOf('VOLUME')).toEqual([request?.dataDir]);
    expect(stepsOf('USER').at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('says that it is well exactly where its hub is ready', async () => {
    const words = /CMD (\[.*\])$/.exec(stepsOf('HEALTHCHECK')[0] ?? '')?.[1];
    const [, ...args] = listOf(words);
    const hub = await testHub();
    const status = async (port: number): Promise<unknown> => {
      const here = args.map((each) => each.replace(':4610/', `:${port}/`));
      const child = spawn(process.execPath, here, { stdio: 'ignore' });
      return (await once(child, 'close'))[0] as unknown;
    };
    expect(await status(hub.port)).toBe(0);
    await hub.close();
    expect(await status(hub.port)).toBe(1);
  });

  it('has every package that the hub loads, with production packages alone', async () => {
    const result = await build({
      configFile: path.join(root, 'electron/hub/vite.config.ts'),
      logLevel: 'silent',
      build: { write: false },
    });
    const outputs = z
      .object({ output: z.array(z.unknown()) })
      .parse(Array.isArray(result) ? result[0] : result);
    const chunk = z.object({ imports: z.array(z.string()), dynamicImports: z.array(z.string()) });
    const chunks = outputs.output.flatMap((each) => chunk.safeParse(each).data ?? []);
    const loaded = chunks
      .flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
      .filter((each) => !each.endsWith('.js') && !each.startsWith('node:'))
      .filter((each) => !builtinModules.includes(each))
      .map((each) => each.split('/', each.startsWith('@') ? 2 : 1).join('/'));
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
    expect(new Set(loaded).size).toBeGreaterThan(5);
    expect(loaded.filter((each) => !(each in dependencies))).toEqual([]);
  });
});

describe('the example for a server', () => {
  it('starts its hubs with words that they know', () => {
    const { HEARBACK_HOST: host } = settings;
    for (const name of ['hub-1', 'hub-2']) {
      const { command, environment } = service(name);
      const files: NodeJS.ProcessEnv = {};
      const place = tempFolder();
      for (const [setting, value] of Object.entries(environment)) {
        if (!setting.endsWith('_FILE')) {
          [files[setting]] = filledIn([value]);
          continue;
        }
        const file = path.join(place, setting);
        const scheme = setting.includes('REDIS') ? 'redis' : 'postgres';
        writeFileSync(file, `${scheme}://:password@inside.example/hearback\n`);
        files[setting] = file;
      }
      expect(readArgs(filledIn(command), withSecretFiles(files))).toMatchObject({
        host: '0.0.0.0',
        dataDir: '/data',
        database: 'postgres://:password@inside.example/hearback',
        redis: 'redis://:password@inside.example/hearback',
        publicUrl: `https://${host}`,
        trustProxy: true,
        metrics: { port: 9464, host: '0.0.0.0' },
        iceServers: [{ urls: settings.HEARBACK_ICE }],
        turn: { urls: settings.HEARBACK_TURN.split(' ') },
      });
    }
  });

  it('names nothing that it has not', () => {
    const services = Object.entries(compose.services);
    for (const [name, each] of services) {
      const unknown = [
        ...each.secrets.filter((secret) => !(secret in compose.secrets)),
        ...each.networks.filter((network) => !(network in compose.networks)),
        ...Object.keys(each.depends_on).filter((other) => !(other in compose.services)),
        ...each.volumes
          .map((volume) => volume.split(':')[0] ?? '')
          .filter((source) => !/^[.$]/.test(source) && !(source in compose.volumes)),
        ...each.volumes
          .map((volume) => volume.split(':')[0] ?? '')
          .filter((source) => source.startsWith('./') && !existsSync(path.join(folder, source))),
        ...Object.values(each.environment)
          .filter((value) => value.startsWith('/run/secrets/'))
          .map((value) => path.basename(value))
          .filter((secret) => !each.secrets.includes(secret)),
      ];
      expect([name, unknown]).toEqual([name, []]);
    }
    const dockerfile = service('hub-1').build;
    const context = path.resolve(folder, dockerfile?.context ?? '');
    expect(path.resolve(context, dockerfile?.dockerfile ?? '')).toBe(
      path.join(folder, 'Containerfile'),
    );
    expect(context).toBe(root);
  });

  it('sets nothing that nobody reads, and asks for nothing that it does not explain', () => {
    const cli = ['backup', 'args', 'iceArgs', 'secretFiles', 'run']
      .map((name) => readFileSync(path.join(root, `electron/hub/cli/${name}.ts`), 'utf8'))
      .join('');
    const hubs = ['hub-1', 'hub-2', 'backup'].flatMap((name) =>
      Object.keys(service(name).environment),
    );
    expect(hubs.filter((name) => !cli.includes(`'${name.replace(/_FILE$/, '')}'`))).toEqual([]);
    const asked = [...read('compose.yml').matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name);
    const explained = [...read('env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual(explained.sort());
  });

  it('gives a hub the time that it takes to stop', () => {
    const source = readFileSync(path.join(root, 'electron/hub/cli.ts'), 'utf8');
    const closeWithinMs = Number(/closeWithinMs = ([\d_]+)/.exec(source)?.[1]?.replaceAll('_', ''));
    for (const name of ['hub-1', 'hub-2']) {
      const grace = Number(/^(\d+)s$/.exec(service(name).stop_grace_period ?? '')?.[1]) * 1000;
      expect(grace).toBeGreaterThan(closeWithinMs);
    }
  });

  it('leads its proxy to all its hubs, and to the port they listen on', () => {
    const upstreams = /reverse_proxy (.*) \{/.exec(read('Caddyfile'))?.[1]?.split(' ');
    const hubs = Object.keys(compose.services).filter((name) => name.startsWith('hub-'));
    const port = readArgs(filledIn(service('hub-1').command), {})?.port;
    expect(upstreams).toEqual(hubs.map((name) => `${name}:${port}`));
  });

  it('keeps the databases away from the world', () => {
    for (const name of ['postgres', 'redis']) expect(service(name).networks).toEqual(['inside']);
    expect(compose.networks['inside']).toEqual({ internal: true });
    const text = read('compose.yml');
    expect(text).not.toMatch(/password=|:\/\/\w*:\w+@/i);
  });

  it('gives coturn a configuration that takes what the hubs mint', async () => {
    const [script = ''] = service('coturn').command;
    const place = tempFolder();
    const secret = 'only-for-tests-0123456789';
    writeFileSync(path.join(place, 'turn-secret'), `${secret}\n`);
    const port = await freePort();
    const here = script
      .replaceAll('$$', '$')
      .replaceAll('/tmp/', `${place}/`)
      .replaceAll('/run/secrets/', `${place}/`)
      .replace(
        'realm=',
        `listening-ip=127.0.0.1\nrelay-ip=127.0.0.1\nlistening-port=${port}\nrealm=`,
      );
    const env = { ...process.env, HEARBACK_HOST: settings.HEARBACK_HOST };
    const child = spawn('sh', ['-c', here], { cwd: place, env, stdio: 'ignore' });
    const gone = once(child, 'close');
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await gone;
    });
    const client = await turnClient(port);
    onTestFinished(client.close);
    expect(await client.answers(10_000)).toBe(true);
    const minted = mintCredential(secret, 'maya', Date.now() + 60_000);
    expect(await client.allocate(minted)).toMatchObject({ ok: true });
    const conf = path.join(place, 'turnserver.conf');
    expect(statSync(conf).mode & 0o077).toBe(0);
  });

  it('gives Redis a configuration that it takes', () => {
    const [script = ''] = service('redis').command;
    const place = tempFolder();
    writeFileSync(path.join(place, 'redis-password'), 'only-for-tests\n');
    const here = script
      .replaceAll('$$', '$')
      .replaceAll('/run/secrets/', `${place}/`)
      // Port 0 and no socket: it reads all this, and then has nothing to listen on.
      .replace('requirepass', 'port 0\nrequirepass');
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `${here}`], {
      cwd: place,
      encoding: 'utf8',
      timeout: 10_000,
      input: '',
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/Configured to not listen anywhere, exiting/);
  });
});

describe('what the README says', () => {
  const readme = readFileSync(path.join(root, 'electron/hub/README.md'), 'utf8');
  const commands = readme
    .split('```')
    .filter((_block, n) => n % 2 === 1)
    .flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'));

  it('of backups is what the command takes', () => {
    const backups = commands.flatMap((line) => {
      const words = /run --rm (?:-T )?backup (backup|restore) (.*)$/.exec(line);
      return words ? [words] : [];
    });
    expect(backups.length).toBeGreaterThanOrEqual(3);
    for (const [, name = '', rest = ''] of backups) {
      const words = rest.replaceAll(/\$\(.*?\)/g, 'DATE').replace(/ *(?:&&|#|\|\|).*$/, '');
      const command = readBackupArgs(name as 'backup', words.trim().split(/ +/), {});
      expect(command).toMatchObject({ dataDir: '/data', database: null });
      expect(command?.file).toMatch(/^\/backup\//);
    }
  });

  it('makes each secret that the example wants', () => {
    const made = commands.flatMap((line) => /> secrets\/([\w-]+)$/.exec(line)?.[1] ?? []);
    const wanted = Object.values(compose.secrets).map(({ file }) => path.basename(file));
    expect(made.sort()).toEqual(wanted.sort());
  });

  it('speaks of services, volumes and figures that there are', async () => {
    const words = readme.split('## On a server')[1]?.split('\n## ')[0] ?? '';
    const named = words.match(/\b(?:hub-\d|postgres|redis|proxy|coturn)\b(?=[ :`])/g) ?? [];
    expect(new Set(named).size).toBeGreaterThan(2);
    expect(named.filter((name) => !(name in compose.services))).toEqual([]);
    const { name } = parse(read('compose.yml')) as { name: string };
    const own = new RegExp(`\\b${name}_((?!hub_)[\\w-]+)`, 'g');
    const places = [...words.matchAll(own)].map(([, place = '']) => place);
    expect(places.length).toBeGreaterThan(2);
    const there = { ...compose.volumes, ...compose.networks };
    expect(places.filter((place) => !(place in there))).toEqual([]);
    const { body } = await ask(
      { origin: `http://127.0.0.1:${(await testHub({ metrics })).metricsPort}` },
      'GET',
      '/metrics',
    );
    const figures = words.match(/hearback_hub_\w+/g) ?? [];
    expect(figures.length).toBeGreaterThan(1);
    expect(figures.filter((figure) => !String(body).includes(`\n${figure} `))).toEqual([]);
  });
});
