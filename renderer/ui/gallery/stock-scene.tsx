export function StockScene() { return <p>x</p>; }
