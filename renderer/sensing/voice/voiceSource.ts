/*
 * One party's way into the audio graph. Which track is in use is looked up again and again rather
 * than followed by events: `enabled` has no event, and streams gain and lose tracks silently.
 */

/** The track that can be heard now: live, not muted by its source, not disabled by us. */
function audibleTrack(stream: MediaStream | null): MediaStreamTrack | null {
  const tracks = stream?.getAudioTracks() ?? [];
  return (
    tracks.find((track) => track.readyState === 'live' && track.enabled && !track.muted) ?? null
  );
}

export class VoiceSource {
  readonly #context: AudioContext;
  readonly #target: AudioNode;
  readonly #input: number;
  readonly #remote: boolean;
  #paused = false;
  #stream: MediaStream | null = null;
  #track: MediaStreamTrack | null = null;
  #own: MediaStream | null = null;
  #node: MediaStreamAudioSourceNode | null = null;
  #element: HTMLAudioElement | null = null;

  /**
   * @param input which input of `target` this party's sound goes to
   * @param remote whether the sound comes over WebRTC
   */
  constructor(context: AudioContext, target: AudioNode, input: number, remote: boolean) {
    this.#context = context;
    this.#target = target;
    this.#input = input;
    this.#remote = remote;
  }

  set(stream: MediaStream | null): void {
    this.#stream = stream;
    this.refresh();
  }

  /** While paused nothing is heard, whatever the stream has. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
    this.refresh();
  }

  /** Connects what can be heard now and disconnects what no longer can. Cheap when unchanged. */
  refresh(): void {
    const track = this.#paused ? null : audibleTrack(this.#stream);
    if (track === this.#track) return;
    this.#disconnect();
    if (!track) return;
    // A stream of its own: a source node takes some track of a stream, this one takes this track.
    const own = new MediaStream([track]);
    if (this.#remote) this.#element = playSilently(own);
    this.#own = own;
    this.#track = track;
    this.renew();
  }

  /**
   * Takes the sound in anew, as it is now. Chromium keeps up to 100 ms of a track for a graph that
   * runs late, and a graph that lost time would read that far behind for the rest of the call.
   */
  renew(): void {
    if (!this.#own) return;
    this.#node?.disconnect();
    this.#node = new MediaStreamAudioSourceNode(this.#context, { mediaStream: this.#own });
    this.#node.connect(this.#target, 0, this.#input);
  }

  close(): void {
    this.#stream = null;
    this.#disconnect();
  }

  #disconnect(): void {
    // Without a source the input has no channels at all, and that is how absence is told.
    this.#node?.disconnect();
    this.#node = null;
    if (this.#element) this.#element.srcObject = null;
    this.#element = null;
    this.#own = null;
    this.#track = null;
  }
}

/**
 * Chromium decodes a remote WebRTC track only while some media element plays it; WebAudio alone
 * gets silence (crbug.com/121673). The screen usually has one, but sensing must not depend on it.
 */
function playSilently(stream: MediaStream): HTMLAudioElement {
  const element = new Audio();
  element.muted = true;
  element.srcObject = stream;
  element.play().catch(() => undefined);
  return element;
}
