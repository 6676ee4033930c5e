export function TodayScene() { return <p>x</p>; }
