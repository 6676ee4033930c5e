/** The heads of the counter: stations of work with count and deadline, and the thing being worked on. */
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../icon-button.tsx';
import { Bar } from '../progress.tsx';
import styles from './counter.module.css';

export interface CounterPlace {
  readonly id: string;
  readonly name: string;
  /** "12 · 12:00". */
  readonly note?: string;
}

export interface CounterBarProps {
  readonly back: string;
  readonly onBack: () => void;
  readonly label: string;
  readonly places: readonly CounterPlace[];
  readonly current: string;
  readonly onPlace: (id: string) => void;
  /** "3 of 12 packed". */
  readonly progress?: { readonly text: string; readonly done: number; readonly total: number };
  /** Scanner sign and person. */
  readonly status?: ReactNode;
}

export function CounterBar(props: CounterBarProps) {
  return (
    <header className={styles.bar}>
      <IconButton
        icon={IconChevronLeft}
        label={props.back}
        keys="Escape"
        size="counter"
        onClick={props.onBack}
      />
      <nav className={styles.places} aria-label={props.label}>
        {props.places.map((place) => (
          <button
            key={place.id}
            type="button"
            className={styles.place}
            aria-current={place.id === props.current ? 'page' : undefined}
            onClick={() => props.onPlace(place.id)}
          >
            {place.name}
            {place.note && <span className={styles.placeNote}>{place.note}</span>}
          </button>
        ))}
      </nav>
      {props.progress && (
        <div className={styles.progress}>
          <span>{props.progress.text}</span>
          <span className={styles.progressBar}>
            <Bar label={props.progress.text} done={props.progress.done} total={props.progress.total} />
          </span>
        </div>
      )}
      <div className={styles.status}>{props.status}</div>
    </header>
  );
}

export interface CounterHeadProps {
  readonly mark?: ReactNode;
  readonly title: string;
  /** Pairs of a first and a second line: customer and contents, deadline and rest. */
  readonly facts: readonly { readonly id: string; readonly first: ReactNode; readonly second?: ReactNode }[];
  /** <NoteBand framed>. */
  readonly note?: ReactNode;
}

export function CounterHead({ mark, title, facts, note }: CounterHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.headTitle}>
        {mark}
        <h1 className={styles.title}>{title}</h1>
      </div>
      {facts.map((fact) => (
        <div key={fact.id} className={styles.fact}>
          <b>{fact.first}</b>
          {fact.second && <span>{fact.second}</span>}
        </div>
      ))}
      {note && <div className={styles.note}>{note}</div>}
    </div>
  );
}
