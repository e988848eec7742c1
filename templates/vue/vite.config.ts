import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// They isolate the page, so that C# can call it and wait; its host has to send them too.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  plugins: [vue()],
  // What `dotnet publish` writes lies beside the page as it is; dotnet/wwwroot is for files of yours.
  publicDir: 'dotnet/bin/site/wwwroot',
  // It finds its worker by its own address, which bundling it beforehand would change.
  optimizeDeps: { exclude: ['dotnet-worker'] },
  server: { headers },
  preview: { headers },
});
