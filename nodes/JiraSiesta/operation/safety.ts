import type { Item } from './operation';

/** Where a write may note on the issue which workflow and execution it came from. */
export type Provenance = 'none' | 'property' | 'comment';

type Safety = {
	confirmationCode: string;
	dryRun: boolean;
	auditRecord: boolean;
	inOrder: boolean;
	provenance: Provenance;
};

/** What the item's collection Safety says, as far as it says anything. */
export const safetyOf = ({ parameters }: Item) => parameters.group<Safety>('safety');
