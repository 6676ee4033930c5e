/** The options of `npm start`. */
import { resolve } from 'node:path';
import { Refused } from './say.mjs';

const USAGE = 'Usage: npm start -- [--browser] [--practice] [--data DIR] [--port N]';

/**
 * @typedef {object} StartOptions
 * @property {boolean} browser
 * @property {boolean} practice
 * @property {string} [data] an absolute path
 * @property {string} [port]
 */

/**
 * Reads the options; an unknown or incomplete one is refused with the usage.
 * @param {readonly string[]} args
 * @param {string} folder where a relative data folder starts
 * @returns {StartOptions}
 */
export function startOptions(args, folder) {
  /** @type {StartOptions} */
  const options = { browser: false, practice: false };
  const rest = args.flatMap((arg) => (/^--(data|port)=/.test(arg) ? split(arg) : [arg]));
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--browser') options.browser = true;
    else if (arg === '--practice') options.practice = true;
    else if (arg === '--data') options.data = resolve(folder, value(arg, rest));
    else if (arg === '--port') options.port = port(value(arg, rest));
    else throw new Refused(`"${arg}" is not an option. ${USAGE}`);
  }
  return options;
}

/** @param {string} arg */
function split(arg) {
  const at = arg.indexOf('=');
  return [arg.slice(0, at), arg.slice(at + 1)];
}

/** @param {string} option @param {string[]} rest */
function value(option, rest) {
  const text = rest.shift();
  if (text === undefined || text === '' || text.startsWith('--'))
    throw new Refused(`${option} needs a value. ${USAGE}`);
  return text;
}

/** @param {string} text */
function port(text) {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return text;
  throw new Refused(`"${text}" is not a port. ${USAGE}`);
}

/** As the desktop program takes them. @param {StartOptions} options */
export function desktopArgs(options) {
  return [
    ...(options.practice ? ['--practice'] : []),
    ...(options.data === undefined ? [] : ['--data', options.data]),
  ];
}

/** As `orderly serve` takes them. @param {StartOptions} options */
export function serveArgs(options) {
  return [...desktopArgs(options), ...(options.port === undefined ? [] : ['--port', options.port])];
}
