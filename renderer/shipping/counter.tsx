/** The counter's window with the place where its messages appear. */
import { CounterScreen, type CounterScreenProps } from '../ui/counter/counter-parts.tsx';
import { ToastHost } from '../ui/toast.tsx';

export function Counter({ work, ...props }: CounterScreenProps) {
  return (
    <CounterScreen
      {...props}
      work={
        <>
          {work}
          <ToastHost />
        </>
      }
    />
  );
}
