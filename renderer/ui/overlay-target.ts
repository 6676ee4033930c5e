/**
 * Where menus, lists and small windows are drawn: inside the main landmark, so that screen readers find them in it. Every
 * page has one (Frame and CounterScreen bring it). A selector, for it is looked up after the page is drawn.
 */
export const OVERLAY_TARGET = 'main';
