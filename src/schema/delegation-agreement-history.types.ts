import { Field, Int } from 'type-graphql';
import { DelegationRule, RequestTemplate } from './delegation-agreement.types.js';
import { Fact, HistoryEvent } from './history.types.js';
import { DateTime, Sha256 } from './scalars.js';

@Fact('AgreementProposed', 'A version of the delegation agreement was proposed.')
export class AgreementProposedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Its number.' })
  version!: number;

  @Field(() => Sha256, { description: 'Digest of all its terms.' })
  digest!: string;

  @Field(() => [DelegationRule], { description: 'Who may decide what.' })
  rules!: DelegationRule[];

  @Field(() => [RequestTemplate], { description: 'Options agreed beforehand.' })
  templates!: RequestTemplate[];

  @Field(() => DateTime, { description: 'From when it shall hold.' })
  validFrom!: string;

  @Field(() => DateTime, { nullable: true, description: 'Until just before when.' })
  validTo?: string | undefined;
}

@Fact('AgreementAccepted', 'A decider granted what the version says.')
export class AgreementAcceptedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Field(() => Sha256, { description: 'Digest of what was accepted.' })
  digest!: string;
}

@Fact('AgreementRefused', 'A decider refused the version.')
export class AgreementRefusedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('AgreementWithdrawn', 'The proposal was taken back.')
export class AgreementWithdrawnEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}

@Fact('AgreementEnded', 'From then on nothing was delegated.')
export class AgreementEndedEvent extends HistoryEvent {
  @Field(() => Int, { description: 'Number of the version that was accepted last.' })
  version!: number;

  @Field(() => String, { description: 'Why.' })
  why!: string;
}
