import module from 'node:module';

// The cache of compiled code is each thread's own to turn on, and holds for what is loaded after it. JavaScript, as `hugoql.js` says why.
module.enableCompileCache?.();
void import('./thread-work.ts');
