import { Command } from 'commander';

export const demoCommand = (): Command =>
  new Command('demo').description('Starts the product with a demo studio.');
