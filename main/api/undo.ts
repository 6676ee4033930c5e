/** Whether a command can be taken back, and by which command. What happened later to its subjects forbids it by name. */
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { Reader } from '../db/handle.ts';
import { commandForUndo, laterChanges, undoneBy } from './undo-store.ts';

export interface UndoPlan {
  readonly commandId: string;
  readonly name: string;
  readonly args: unknown;
}

export function resolveUndo(reader: Reader, commandId: string): Result<UndoPlan> {
  const command = commandForUndo(reader, commandId);
  if (!command) return refuse('command_unknown', { commandId });
  if (command.outcome === 'refused') return refuse('command_refused', { name: command.name });
  if (command.inverse === null) return refuse('undo_impossible', { name: command.name });
  if (undoneBy(reader, commandId)) return refuse('undo_done', { name: command.name });
  const inverse = JSON.parse(command.inverse) as { name: string; args: unknown; subjects: string[] };
  const later = laterChanges(reader, inverse.subjects, command.seq);
  if (later.length > 0) return refuse('undo_changed_since', { name: command.name, later });
  return ok({ commandId, name: inverse.name, args: inverse.args });
}
