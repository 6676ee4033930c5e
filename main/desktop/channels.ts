/** The two names under which page, preload and shell talk about ports. The preload cannot import this: it repeats them. */
export const ASK_PORTS = 'orderly:ask-ports';
export const PORTS = 'orderly:ports';
