export function SheetScene() { return <p>x</p>; }
