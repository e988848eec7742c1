export default {
  entry: {
    main: './main.js',
    'own-worker': ['./own-worker.js', './main.js'],
    'classic-worker': ['./classic-worker.js', './main.js'],
  },
};
