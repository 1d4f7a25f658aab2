import type { FieldSpec } from '../../api/form-tree.ts';
import type { Localized } from '../../api/operation.ts';

/** One thing on a form's modal. */
export type FormItem =
  /** `redraws`: what else is asked depends on it. */
  | { readonly item: 'field'; readonly field: FieldSpec; readonly redraws: boolean }
  | { readonly item: 'heading'; readonly label: Localized }
  /** A group that may be left out. */
  | {
      readonly item: 'optional';
      readonly path: string;
      readonly label: Localized;
      readonly included: boolean;
    }
  /** The head of a list of rows. */
  | {
      readonly item: 'rows';
      readonly path: string;
      readonly label: Localized;
      readonly count: number;
      readonly canAdd: boolean;
    }
  /** The head of one row. */
  | {
      readonly item: 'row';
      readonly path: string;
      readonly key: number;
      readonly label: Localized;
      readonly ordinal: number;
      readonly removable: boolean;
    };
