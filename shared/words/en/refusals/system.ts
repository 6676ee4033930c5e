/** The program itself: the data folder, the disk, calls, undo. */
import { listed, type Sentences, said } from './refusal.ts';

export const systemRefusals = {
  // the data folder
  folder_in_use: ({ folder, pid, program }) =>
    `The data folder ${said(folder, 'of Orderly')} is in use by ${said(program, 'another program')}${typeof pid === 'number' ? ` (process ${pid})` : ''}. Close it first, or choose another folder with --data.`,
  folder_unwritable: ({ folder }) =>
    `The folder ${said(folder, 'for the data')} cannot be written. Nothing was changed. Check its permissions, or choose another folder with --data.`,
  folder_on_network: ({ folder }) =>
    `The folder ${said(folder, 'for the data')} lies on a network drive, where a database gets damaged. Nothing was changed. Choose a folder on this computer.`,
  folder_synchronised: ({ folder, by }) =>
    `The folder ${said(folder, 'for the data')} is synchronised by a cloud service (${said(by, '?')}), which damages a database. Nothing was changed. Choose a folder that is not.`,
  folder_not_practice: ({ folder }) =>
    `The folder ${said(folder, 'for the data')} holds real data, so the practice shop does not start there. Leave --data out, or name another folder.`,
  database_newer: ({ version, program }) =>
    `The data was written by a newer version of Orderly (${said(version, '?')}; this one knows ${said(program, '?')}). Nothing was changed. Install the newer version.`,
  database_foreign: ({ file }) =>
    `${said(file, 'The file')} is a database of another program. Nothing was changed. Choose another folder with --data.`,
  database_damaged: ({ file }) =>
    `The database ${said(file, 'of Orderly')} is damaged, so it was not opened and nothing was changed. Keep a copy of the folder, check the disk, and restore the last backup into an empty folder.`,
  database_missing: ({ folder }) =>
    `The database is missing from ${said(folder, 'the data folder')}, although other parts of it are there. Nothing was changed. Put orderly.db back, or choose another folder with --data.`,
  database_busy: () => 'The database was busy for too long. Nothing was changed. Try again.',
  disk_full: () =>
    'The disk is full. Nothing of this was saved, and nothing else was lost. Free some space and try again.',
  disk_failed: () =>
    'The disk reported an error. Nothing of this was saved. Check the disk, and make a copy of the data folder.',

  // calls
  bad_arguments: ({ issues }) =>
    `These details are not complete or not right: ${listed(Array.isArray(issues) ? issues.map((issue) => (issue as { path?: unknown }).path) : [], 'unknown')}. Nothing was changed.`,
  command_id_reused: () =>
    'This action was sent twice with different details. The first one counts; nothing else was changed.',
  connection_lost: () => 'The connection to the program was lost before the answer came. Try again.',
  failed: ({ incident }) =>
    `Something went wrong inside Orderly${typeof incident === 'string' ? ` (${incident})` : ''}. Nothing of this was saved. The log in the data folder says more.`,
  frame_too_large: () => 'This is too large to be sent at once. Nothing was changed.',
  not_allowed: () => 'You are not allowed to do this. Nothing was changed.',
  unknown_call: ({ name }) => `Orderly knows nothing called ${said(name, 'this')}.`,
  unknown_command: ({ name }) => `Orderly knows no command called ${said(name, 'this')}.`,
  session_unknown: () =>
    'This address was used before, or the program was started anew. Open the address it prints now.',

  // undo
  command_unknown: () => 'There is no such action to take back.',
  command_refused: () => 'This action was refused when it was tried, so there is nothing to take back.',
  undo_impossible: () => 'This action cannot be taken back.',
  undo_done: () => 'This was taken back already.',
  undo_changed_since: ({ later }) =>
    `This cannot be taken back, because of what happened since: ${listed(later, 'later changes')}. Nothing was changed.`,

  // hosts and the command line
  address_not_loopback: ({ address }) =>
    `Orderly answers on this computer only (127.0.0.1), not on ${said(address, 'other addresses')}.`,
  port_in_use: ({ port }) =>
    `Port ${said(port, 'of Orderly')} is in use by another program. Choose another with --port.`,
  practice_port_in_use: ({ port }) =>
    `Port ${said(port, 'of the practice shop')} is in use by another program, and the practice shop needs it again. Close that program, or practise in another folder with --data.`,
  port_refused: ({ port }) =>
    `Port ${said(port, 'of Orderly')} cannot be opened on this computer. Choose another with --port.`,
  checks_failed: ({ failed }) => `These checks found a problem: ${listed(failed, '?')}.`,
} satisfies Sentences;
