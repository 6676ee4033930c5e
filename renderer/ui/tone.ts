/** What a scan sounds like: right is one short high tone, wrong a low double tone. Silent where there is no sound. */

export type Tone = 'right' | 'wrong';

let audio: AudioContext | undefined;

function beep(context: AudioContext, hertz: number, startS: number, lengthS: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = hertz > 600 ? 'sine' : 'square';
  oscillator.frequency.value = hertz;
  const at = context.currentTime + startS;
  // Ramps, because a hard edge clicks.
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(hertz > 600 ? 0.25 : 0.12, at + 0.008);
  gain.gain.setValueAtTime(hertz > 600 ? 0.25 : 0.12, at + lengthS - 0.015);
  gain.gain.linearRampToValueAtTime(0, at + lengthS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + lengthS);
}

/** Plays a tone at once. */
export function playTone(tone: Tone): void {
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  // Browsers start sound only after a key or click; a scan is one.
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
  if (tone === 'right') {
    beep(audio, 1320, 0, 0.09);
    return;
  }
  beep(audio, 196, 0, 0.16);
  beep(audio, 196, 0.22, 0.22);
}
