export function InvoicesScene() { return <p>x</p>; }
