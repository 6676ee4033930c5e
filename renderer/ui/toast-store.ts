/** Short messages after an act: six seconds, with Undo. Routine success needs none. */
import { create } from 'zustand';

export interface ToastAction {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface ToastContent {
  readonly text: string;
  /** 'failed' stays until closed. */
  readonly tone?: 'done' | 'failed';
  readonly action?: ToastAction;
}

export interface ToastEntry extends ToastContent {
  readonly id: number;
}

export const TOAST_MS = 6000;

let lastId = 0;

export const useToasts = create<{ readonly toasts: readonly ToastEntry[] }>()(() => ({ toasts: [] }));

/** Shows a message; returns its id. Three stand at most, the oldest goes first. */
export function showToast(content: ToastContent): number {
  lastId += 1;
  const id = lastId;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...content, id }].slice(-3) }));
  return id;
}

export const closeToast = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
