/** Builds and serves the gallery alone: node_modules/.bin/vite renderer/ui/gallery */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  build: { target: 'es2024', chunkSizeWarningLimit: 4000 },
});
