import { app } from 'electron';
import { LINK_SCHEME, readTeamLink, teamLinkIn } from './teamLink.ts';

/** Another start of the app: it comes forward, with the team's address that was opened, or null. */
type Follow = (link: string | null) => void;

/** Gathers the links that the system opens this app by, from before `ready` until they are followed. */
export class TeamLinks {
  #waiting: string | null;
  #follow: Follow | null = null;

  /** @param argv this start's own command line, which on Windows and Linux carries the link */
  constructor(argv: readonly string[]) {
    this.#waiting = teamLinkIn(argv);
    // macOS says it so, to the instance that runs.
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#hear(readTeamLink(url));
    });
    app.on('second-instance', (_event, others) => this.#hear(teamLinkIn(others)));
    // The packages of macOS and Linux tell the system themselves; a checkout is no program of its own.
    if (process.platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  }

  /** Tells every link from now on, and the one that waited. */
  follow(follow: Follow): void {
    this.#follow = follow;
    if (this.#waiting !== null) follow(this.#waiting);
    this.#waiting = null;
  }

  #hear(link: string | null): void {
    if (this.#follow !== null) this.#follow(link);
    else this.#waiting = link ?? this.#waiting;
  }
}
