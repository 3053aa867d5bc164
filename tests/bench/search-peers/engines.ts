import type { OpenEngine } from './engine.ts';
import { hugoql } from './ours.ts';
import { peers } from './peers.ts';

/** Everything that is measured, by name. */
export const engines: Record<string, OpenEngine> = { HugoQL: hugoql(false), 'HugoQL with snippets': hugoql(true), ...peers };
