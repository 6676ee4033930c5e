/** Who may do what. For now one person, the owner, may do everything; roles are bound when a port opens. */
import type { Permission } from '../../shared/api/define.ts';
import type { Actor } from '../db/run.ts';

const GRANTED: Readonly<Record<Actor['role'], readonly Permission[]>> = {
  owner: ['read', 'work', 'money', 'settings', 'channels'],
  system: ['read', 'work', 'money', 'settings', 'channels'],
};

export const allowed = (actor: Actor, permission: Permission): boolean =>
  GRANTED[actor.role].includes(permission);
