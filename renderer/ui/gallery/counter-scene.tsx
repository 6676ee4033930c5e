export function CounterScene() { return <p>x</p>; }
