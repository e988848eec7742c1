const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default {
  optimizeDeps: { exclude: ['dotnet-worker'] },
  server: { headers },
  preview: { headers },
};
