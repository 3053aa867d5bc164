#!/usr/bin/env node
import module from 'node:module';

// JavaScript, and before all else: Node's parser of types takes longer to load than what serves. The cache keeps code compiled and free of
// types, in the system's temporary folder, so that only the first start loads that parser.
module.enableCompileCache?.();
await import('./cli.ts');
