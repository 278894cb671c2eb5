interface Named {
  readonly name: string;
}

/** What `DecisionInFull` answers. */
export interface Full {
  readonly changeRequest: {
    readonly reference: string;
    readonly wish: { readonly wording: string; readonly channel: string; readonly from: Named };
    readonly questions: readonly { readonly answer: { readonly text: string } | null }[];
    readonly assessments: readonly { readonly discipline: string; readonly by: Named }[];
    readonly briefing: {
      readonly digest: string;
      readonly stale: boolean;
      readonly options: readonly {
        readonly optionId: string;
        readonly leaveAsIs: boolean;
        readonly soundness: string;
        readonly price: { readonly to: { readonly amount: string } };
        readonly consequences: readonly {
          readonly consequenceId: string;
          readonly statement: string;
          readonly valence: string;
          readonly severity: string;
          readonly kind: string;
        }[];
      }[];
      readonly recommendation: { readonly option: { readonly optionId: string } };
      readonly opened: readonly { readonly by: Named; readonly occurredAt: string }[];
      readonly acknowledged: readonly {
        readonly by: Named;
        readonly digest: string;
        readonly occurredAt: string;
      }[];
    };
    readonly decision: {
      readonly stance: string;
      readonly option: { readonly id: string; readonly soundness: string };
      readonly decidedBy: readonly Named[];
      readonly reason: { readonly code: string; readonly words: string } | null;
      readonly accepted: readonly { readonly id: string; readonly statement: string }[];
      readonly briefingDigest: string;
      readonly digest: string;
      readonly signatures: readonly { readonly printedName: string; readonly digest: string }[];
      readonly occurredAt: string;
    };
    readonly observations: readonly {
      readonly outcome: string;
      readonly consequence: { readonly id: string; readonly statement: string } | null;
      readonly by: Named;
    }[];
  };
}

/** What `AgainstAdvice` answers. */
export interface Against {
  readonly changeRequests: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly reference: string; readonly decision: { readonly stance: string } }[];
  };
}

/** What `OnWhatAuthority` answers. */
export interface Authorized {
  readonly changeRequest: {
    readonly decision: { readonly objectionUntil: string };
    readonly project: {
      readonly delegationAgreement: {
        readonly inForce: { readonly rules: readonly { readonly ruleId: string }[] };
      };
    };
  };
}

/** What `WhoKnewWhat` answers. */
export interface Known {
  readonly changeRequest: {
    readonly history: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly __typename: string;
        readonly occurredAt: string;
        readonly recordedAt: string;
        readonly by: Named;
        readonly onBehalfOf: Named | null;
      }[];
    };
  };
}
