// The backends that the portal is held against, the newest first.

import { catalog021, catalog125, catalog15, catalog32, current } from '../backstage/releases/releases.mjs';

export const backends = [
  { name: '4.0 (Backstage 1.55), SQLite', release: current, database: 'sqlite' },
  { name: '4.0 (Backstage 1.55), PostgreSQL', release: current, database: 'pg' },
  { name: '3.2 (Backstage 1.45, November 2025)', release: catalog32 },
  { name: '1.25 (Backstage 1.30, August 2024)', release: catalog125 },
  { name: '1.5 (Backstage 1.8, November 2022)', release: catalog15 },
  { name: '0.21 (before Backstage 1.0), PostgreSQL', release: catalog021 },
];
