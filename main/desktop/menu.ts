/** The system's menu. The app's own keys belong to the page: nothing here takes Ctrl N, T or W away from it. */
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { words } from '../../shared/words/words.ts';

export function setMenu(dataDir: string): void {
  const { menu } = words().shell;
  const isMac = process.platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { label: menu.dataFolder, click: () => void shell.openPath(dataDir) },
    { type: 'separator' },
    isMac ? { role: 'close', label: menu.closeWindow } : { role: 'quit', label: menu.quit },
  ];
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: menu.file, submenu: file },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        { type: 'separator' },
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'zoomIn', label: menu.larger },
        { role: 'zoomOut', label: menu.smaller },
        { role: 'resetZoom', label: menu.actualSize },
        { type: 'separator' },
        { role: 'togglefullscreen', label: menu.fullScreen },
        ...(app.isPackaged
          ? []
          : [{ role: 'reload', label: menu.reload } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { label: menu.window, submenu: [{ role: 'minimize', label: menu.minimise }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
